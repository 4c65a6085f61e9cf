// Bodies of HTTP messages: their pieces joined, and themselves as ends of a pump (lib/pump.js).
"use strict";

const { isView } = ArrayBuffer;
const { isArray, typedArraySet } = internal.load("primordials");
const { later } = binding("loop");
const { encode } = internal.load("encode");
const { coded } = internal;
const { COMPLETED, CLOSED, FAILED, NATIVE, PUMPED, RELAYED } = internal.load("http_symbols");

// An array of Uint8Arrays as one; of a single one, that.
function join(pieces) {
  if (pieces.length === 1) return pieces[0];
  let size = 0;
  for (let i = 0; i < pieces.length; i++) size += pieces[i].length;
  const joined = new Uint8Array(size);
  for (let i = 0, at = 0; i < pieces.length; i++) {
    typedArraySet(joined, pieces[i], at);
    at += pieces[i].length;
  }
  return joined;
}

// The bytes of a content: of itself, an ArrayBuffer, or a text of ASCII characters.
function contentBytes(content) {
  if (typeof content === "string") return encode(content, "utf8");
  return isView(content) ? content : new Uint8Array(content);
}

// What takeChunk() of the binding gave, as events have it: a Uint8Array in the place of its ArrayBuffer.
function chunkOf(taken) {
  return typeof taken === "string" || isArray(taken) ? taken : new Uint8Array(taken);
}

// What a program may gather of a body without naming a limit. Below what a string and an array can hold.
const MAX_BYTES = 64 * 1024 * 1024;

// Gathers the body of an answer: onEnd(undefined, its bytes) when it is complete, or onEnd(error) as soon as it
// is longer than maxBytes; the request is broken off then. A body that is cut short is the request's "error".
function gather(request, response, maxBytes, onEnd) {
  const pieces = [];
  let size = 0;
  response.setBodyEncoding("bytes");
  response.addListener("body", (piece) => {
    size += piece.length;
    if (size <= maxBytes) {
      pieces[pieces.length] = piece;
    } else {
      request[NATIVE].abort();
      onEnd(coded("EMSGSIZE", "the body is longer than " + maxBytes + " bytes"));
    }
  });
  response.addListener("complete", () => onEnd(undefined, join(pieces)));
}

// The source of a pump that a message is. `giveUp` is called with one that is not wanted to its end. A message with the
// field RELAYED may hand on its pieces by relay(), with the object of the binding as the carrier.
class MessageSource {
  constructor(message, giveUp) {
    this.message = message;
    this.giveUp = giveUp;
  }

  start({ data, end, fail, relay }) {
    const { message } = this;
    const cut = (error) => fail(error ?? coded("TRUNCATED", "pump: the body was cut short"));
    if (message[COMPLETED]) return later(end);
    if (message[CLOSED]) return later(cut);
    if (relay !== undefined && RELAYED in message) message[RELAYED] = { data, relay };
    message.setBodyEncoding("bytes");
    message.addListener("body", data);
    message.addListener("complete", end);
    message.addListener("close", cut);
    message.resume();
  }

  pause() {
    this.message.pause();
  }

  resume() {
    this.message.resume();
  }

  stop() {
    if (!this.message[COMPLETED] && !this.message[CLOSED]) this.giveUp(this.message);
  }
}

function defineSource(prototype, giveUp) {
  prototype[internal.source] = function () {
    return new MessageSource(this, giveUp);
  };
}

// The sink that a message is. What it needs to know is below.
class MessageSink {
  constructor(message, request, breakOff, pass, relay) {
    this.message = message;
    this.request = request;
    this.breakMessageOff = breakOff;
    this.pass = pass;
    this.relay = relay;
  }

  start(drain, fail) {
    const { message, request } = this;
    const lost = (error) =>
      fail(error ?? coded("EPIPE", "pump: the other end closed the connection before it had all"));
    if (request[CLOSED] || request[FAILED]) return later(lost);
    // With a name of its own: V8 puts a function that a property is assigned to into the old generation, and what
    // it refers to would stay until the next full collection.
    const refuse = () => {
      fail(coded("ECANCELED", "pump: finish() was called before it had all"));
      return false;
    };
    message[PUMPED] = refuse;
    message.addListener("drain", drain);
    request.addListener("close", lost);
    request.addListener("error", lost);
  }

  write(bytes) {
    return this.message.sendBody(bytes);
  }

  end(done) {
    this.message[PUMPED] = undefined;
    this.message.finish();
    done();
  }

  breakOff() {
    this.message[PUMPED] = undefined;
    this.breakMessageOff(this.message);
  }
}

// A message that is sent. `requestOf` gives the request that says when the other end is gone, `breakOff`
// ends a message in the middle. Until it has all, a script that finishes it makes the pump fail
// (prototype.finish looks for [PUMPED]): no "drain" would come any more. `pass` and `relay`, where there are, become methods
// of the sink, which has its `message`; a program that has replaced sendBody() gets all there.
function defineSink(prototype, requestOf, breakOff, pass, relay) {
  const { sendBody } = prototype;
  prototype[PUMPED] = undefined;
  prototype[internal.sink] = function () {
    if (this[PUMPED] !== undefined) {
      throw coded("EBUSY", "pump: something is pumped to this message already");
    }
    const relays = this.sendBody === sendBody ? relay : undefined;
    return new MessageSink(this, requestOf(this), breakOff, pass, relays);
  };
}

return { MAX_BYTES, chunkOf, contentBytes, gather, join, defineSource, defineSink };
