// What the objects of HTTP keep beside what programs see (API document, "HTTP"). Programs log messages,
// and copy them with `for in`, which symbols do not take part in.
"use strict";

return {
  // Of a server's requests. The first two name a connection to C++, all three a request.
  SLOT: Symbol("slot"),
  SERIAL: Symbol("serial"),
  SEQUENCE: Symbol("sequence"),
  RESPONSE: Symbol("response"),
  WAITS: Symbol("waits"), // its body events wait for a listener
  ANSWERED: Symbol("answered"), // the method to call then
  // Of a server, a client or a response: how strings are sent that come without an encoding.
  SENT_ENCODING: Symbol("sentEncoding"),
  SERVER: Symbol("server"), // that got the request
  // Of a server: its WebSockets that are open.
  WEBSOCKETS: Symbol("websockets"),
  // Of a client's request: a method that takes (response, released) in the place of "upgrade" listeners.
  UPGRADED: Symbol("upgraded"),
  // Of a client's request: an object whose answered(request, response, content) or failed(request, error) is called in the
  // place of events. `content` is the whole body, a text of ASCII characters or an ArrayBuffer, where all of it has come
  // with the head; else undefined, and the events of the response follow.
  OBSERVER: Symbol("observer"),
  // Of a client: the method that makes a request with an OBSERVER.
  OBSERVED: Symbol("observed request"),
  // The object of the binding.
  NATIVE: Symbol("native"),
  // Of a message: what compresses or decompresses its body; undefined for most.
  CODING: Symbol("coding"),
  // Of a message that something is pumped to: what its finish() does.
  PUMPED: Symbol("pumped"),
  // Of an answer: { data, relay } of the pump that reads it, where that takes a piece from C++ as it is (lib/pump.js).
  RELAYED: Symbol("relayed"),
  // Of an answer: what stands behind its status, the reason and a line end, then the header lines.
  TAIL: Symbol("tail"),
  // What has become of a message: "complete" was emitted, "close" was emitted, it has failed.
  COMPLETED: Symbol("completed"),
  CLOSED: Symbol("closed"),
  FAILED: Symbol("failed"),
};
