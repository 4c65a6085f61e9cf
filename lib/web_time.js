// The web's clock (API document, "The Web's Vocabulary"): performance.
"use strict";

const { expose } = internal.load("web_idl");
const { startedAt, timeOrigin } = binding("performance");
const clock = binding("timers").now;
const MAKING = Symbol("making");

// Milliseconds since the process started.
function now() {
  return clock() - startedAt;
}

class Performance {
  #origin = timeOrigin;

  constructor() {
    if (arguments[0] !== MAKING) throw new TypeError("Performance: illegal constructor");
  }
  get timeOrigin() {
    return this.#origin;
  }
  now() {
    if (!(#origin in this)) throw new TypeError("now: not a Performance");
    return now();
  }
  toJSON() {
    return { timeOrigin: this.#origin };
  }
}
expose(Performance);

return { now, performance: new Performance(MAKING) };
