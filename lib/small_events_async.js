// The parts of "events" for packages that wait: once(emitter, event, { signal }) -> a promise of the arguments, and
// on(emitter, event, { signal }) -> an iterator over those of each event. An emitter may be an EventTarget.
"use strict";

const { aborted, wrongType } = internal.load("small_errors");

// Has the emitter call, until what is returned is called.
function listen(emitter, event, listener) {
  if (typeof emitter?.on === "function") {
    emitter.on(event, listener);
    return () => emitter.removeListener(event, listener);
  }
  if (typeof emitter?.addEventListener !== "function")
    throw wrongType("emitter", "an EventEmitter or an EventTarget");
  emitter.addEventListener(event, listener);
  return () => emitter.removeEventListener(event, listener);
}

// What ends the waiting: an "error", where that is not what is waited for, and the signal.
function watch(emitter, event, signal, fail) {
  const ends = [];
  if (event !== "error" && typeof emitter.on === "function")
    ends.push(listen(emitter, "error", fail));
  if (signal !== undefined) ends.push(listen(signal, "abort", () => fail(aborted(signal))));
  return ends;
}

async function once(emitter, event, { signal } = {}) {
  if (signal?.aborted) throw aborted(signal);
  let ends = [];
  try {
    return await new Promise((resolve, reject) => {
      ends = [listen(emitter, event, (...args) => resolve(args))];
      ends.push(...watch(emitter, event, signal, reject));
    });
  } finally {
    for (const end of ends) end();
  }
}

function on(emitter, event, { signal } = {}) {
  if (signal?.aborted) throw aborted(signal);
  const happened = []; // what nobody has asked for yet
  const asked = []; // { resolve, reject } of each call of next() that waits
  let failure; // { error }: to be said once
  let isDone = false;
  const ends = [
    listen(emitter, event, (...args) => {
      if (asked.length > 0) asked.shift().resolve({ value: args, done: false });
      else happened.push(args);
    }),
    ...watch(emitter, event, signal, fail),
  ];
  function finish() {
    isDone = true;
    for (const end of ends) end();
    for (const { resolve } of asked.splice(0)) resolve({ value: undefined, done: true });
  }
  function fail(error) {
    if (asked.length > 0) asked.shift().reject(error);
    else failure = { error };
    finish();
  }
  return {
    next() {
      if (happened.length > 0) return Promise.resolve({ value: happened.shift(), done: false });
      if (failure !== undefined) {
        const { error } = failure;
        failure = undefined;
        return Promise.reject(error);
      }
      if (isDone) return Promise.resolve({ value: undefined, done: true });
      return new Promise((resolve, reject) => asked.push({ resolve, reject }));
    },
    return() {
      finish();
      return Promise.resolve({ value: undefined, done: true });
    },
    throw(error) {
      fail(error);
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

return { once, on };
