// Calls about one request of a server, or its connection. C++ knows a request by three small integers:
// slot and serial of its connection, and its sequence on it. Only this file takes them apart; a call
// about a request that is over finds nothing, which is what "gone" is.
"use strict";

const native = binding("http_server");
const { SLOT, SERIAL, SEQUENCE } = internal.load("http_symbols");

// The arguments of these are those of src/bindings/http_exchange.cc.
return {
  respond(request, start, length, lines, body, encoding) {
    const { [SLOT]: slot, [SERIAL]: serial, [SEQUENCE]: sequence } = request;
    return native.respond(slot, serial, sequence, start, length, lines, body, encoding);
  },
  send(request, chunk, encoding, finished) {
    const { [SLOT]: slot, [SERIAL]: serial, [SEQUENCE]: sequence } = request;
    return native.send(slot, serial, sequence, chunk, encoding, finished);
  },
  sendFile(request, fd, position, size) {
    const { [SLOT]: slot, [SERIAL]: serial, [SEQUENCE]: sequence } = request;
    return native.sendFile(slot, serial, sequence, fd, position, size);
  },
  canUpgrade(request) {
    return native.canUpgrade(request[SLOT], request[SERIAL], request[SEQUENCE]);
  },
  upgrade(request, start, lines) {
    const { [SLOT]: slot, [SERIAL]: serial, [SEQUENCE]: sequence } = request;
    return native.upgrade(slot, serial, sequence, start, lines);
  },
  breakOff(request) {
    native.breakOff(request[SLOT], request[SERIAL], request[SEQUENCE]);
  },
  setBodyEncoding(request, encoding) {
    native.setBodyEncoding(request[SLOT], request[SERIAL], request[SEQUENCE], encoding);
  },
  awaitListener(request) {
    native.awaitListener(request[SLOT], request[SERIAL], request[SEQUENCE]);
  },
  takeHeld(request) {
    return native.takeHeld(request[SLOT], request[SERIAL], request[SEQUENCE]);
  },
  pause(request) {
    native.pause(request[SLOT], request[SERIAL], request[SEQUENCE]);
  },
  resume(request) {
    native.resume(request[SLOT], request[SERIAL], request[SEQUENCE]);
  },
};
