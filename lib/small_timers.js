// "timers" for packages: the global functions, setImmediate, and `promises`.
"use strict";

const { later } = binding("loop");
const { aborted, callable } = internal.load("small_errors");
const { setTimeout, clearTimeout, setInterval, clearInterval } = global;

// It keeps the program going until it has been called.
class Immediate {
  #call;

  constructor(callback, args) {
    this.#call = () => callback(...args);
    later(() => this.#call?.());
  }
  static clear(value) {
    if (typeof value === "object" && value !== null && #call in value) value.#call = undefined;
  }
  hasRef() {
    return this.#call !== undefined;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
}

function setImmediate(callback, ...args) {
  return new Immediate(callable(callback, "callback"), args);
}

// A promise of start(resolve) -> cancel(), or of the signal's abortion.
function promised(start, { signal, ref = true } = {}) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted(signal));
    const timer = start(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    });
    function abort() {
      clearTimeout(timer);
      Immediate.clear(timer);
      reject(aborted(signal));
    }
    if (!ref) timer.unref();
    signal?.addEventListener("abort", abort);
  });
}

const promises = {
  setTimeout: (delay, value, options) =>
    promised((resolve) => setTimeout(resolve, delay), options).then(() => value),
  setImmediate: (value, options) => promised(setImmediate, options).then(() => value),
  async *setInterval(delay, value, options) {
    for (;;) yield await promises.setTimeout(delay, value, options);
  },
  scheduler: {
    wait: (delay, options) => promises.setTimeout(delay, undefined, options),
    yield: () => promises.setImmediate(),
  },
};

return {
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  setImmediate,
  clearImmediate: Immediate.clear,
  promises,
};
