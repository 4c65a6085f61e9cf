// Bodies of HTTP messages: their pieces joined, and themselves as ends of a pump (lib/pump.js).
"use strict";

const { later } = binding("loop");
const { COMPLETED, CLOSED, FAILED } = internal.load("http_symbols");
const hasOwn = Object.prototype.hasOwnProperty;

const PUMPED = Symbol("pumped"); // of a message that something is pumped to

// An array of Uint8Arrays as one.
function join(pieces) {
  const joined = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

// A message that is received. `giveUp` is called with one that is not wanted to its end.
function defineSource(prototype, giveUp) {
  prototype[internal.source] = function () {
    return {
      start: ({ data, end, fail }) => {
        const cut = (error) => fail(error ?? new Error("pump: the body was cut short"));
        if (this[COMPLETED]) return later(end);
        if (this[CLOSED]) return later(cut);
        this.setBodyEncoding("bytes");
        this.addListener("body", data);
        this.addListener("complete", end);
        this.addListener("close", cut);
        this.resume();
      },
      pause: () => this.pause(),
      resume: () => this.resume(),
      stop: () => {
        if (!this[COMPLETED] && !this[CLOSED]) giveUp(this);
      },
    };
  };
}

// A message that is sent. `tellerOf` gives the request that says when the other end is gone, `breakOff`
// ends a message in the middle. Until it has all, a script cannot finish it: no "drain" would come any
// more.
function defineSink(prototype, tellerOf, breakOff) {
  prototype[internal.sink] = function () {
    if (hasOwn.call(this, PUMPED)) {
      throw new Error("pump: something is pumped to this message already");
    }
    const teller = tellerOf(this);
    const release = () => {
      delete this.finish;
      delete this[PUMPED];
    };
    return {
      start: (drain, fail) => {
        const lost = (error) =>
          fail(error ?? new Error("pump: the other end closed the connection before it had all"));
        if (teller[CLOSED] || teller[FAILED]) return later(lost);
        this[PUMPED] = true;
        this.finish = () => {
          fail(new Error("pump: finish() was called before it had all"));
          return false;
        };
        this.addListener("drain", drain);
        teller.addListener("close", lost);
        teller.addListener("error", lost);
      },
      write: (bytes) => this.sendBody(bytes),
      end: (done) => {
        release();
        this.finish();
        done();
      },
      breakOff: () => {
        release();
        breakOff(this);
      },
    };
  };
}

return { join, defineSource, defineSink };
