// Calls about one request of a server, or its connection. C++ knows a request by three small integers:
// slot and serial of its connection, and its sequence on it. Only this file takes them apart; a call
// about a request that is over finds nothing, which is what "gone" is.
"use strict";

const native = binding("http_server");

// The arguments of these are those of src/bindings/http_exchange.cc.
return {
  respond(request, start, length, lines, body, encoding) {
    const { _slot, _serial, _sequence } = request;
    return native.respond(_slot, _serial, _sequence, start, length, lines, body, encoding);
  },
  send(request, chunk, encoding, finished) {
    const { _slot, _serial, _sequence } = request;
    return native.send(_slot, _serial, _sequence, chunk, encoding, finished);
  },
  breakOff(request) {
    native.breakOff(request._slot, request._serial, request._sequence);
  },
  setBodyEncoding(request, encoding) {
    native.setBodyEncoding(request._slot, request._serial, request._sequence, encoding);
  },
  pause(request) {
    native.pause(request._slot, request._serial, request._sequence);
  },
  resume(request) {
    native.resume(request._slot, request._serial, request._sequence);
  },
};
