// node.Promise (API document, "node.Promise"): one event, "success" or "error", once.
//
// Settled is settled: a second outcome is ignored, and a listener that comes late is called with the outcome in a later
// turn of its own. It is thenable, so `await` works on it.
"use strict";

const loop = binding("loop");
const LanguagePromise = global.Promise;
const EventEmitter = node.EventEmitter;
const emit = EventEmitter.prototype.emit;
const addListener = EventEmitter.prototype.addListener;

function Promise() {}
node.inherits(Promise, EventEmitter);
node.Promise = Promise;

// { event, args } once settled.
Promise.prototype._outcome = undefined;

Promise.prototype.emit = function (event, args) {
  if (event === "success" || event === "error") {
    if (this._outcome !== undefined) return false;
    this._outcome = { event, args: Array.isArray(args) ? args : [] };
  }
  return emit.call(this, event, args);
};

Promise.prototype.addListener = function (event, listener) {
  addListener.call(this, event, listener);
  const outcome = this._outcome;
  if (outcome !== undefined && outcome.event === event) loop.later(() => listener.apply(this, outcome.args));
  return this;
};

// promise.emitSuccess(array), promise.emitError(array): settle, synchronously.
Promise.prototype.emitSuccess = function (args) {
  return this.emit("success", args);
};
Promise.prototype.emitError = function (args) {
  return this.emit("error", args);
};

Promise.prototype.addCallback = function (listener) {
  return this.addListener("success", listener);
};
Promise.prototype.addErrback = function (listener) {
  return this.addListener("error", listener);
};

// promise.wait(): runs the loop until the promise is settled. Gives undefined, the one value, or the array of values;
// throws the first error argument. Throws an Error where nothing is left that could settle it.
Promise.prototype.wait = function () {
  while (this._outcome === undefined) {
    if (loop.inMicrotask()) {
      throw new Error("promise.wait() cannot block inside an async function or a promise reaction: use await");
    }
    loop.runMicrotasks();
    if (this._outcome !== undefined || loop.runOnce()) continue;
    loop.runMicrotasks();
    if (this._outcome === undefined) {
      throw new Error("promise.wait() would never return: nothing is left in the event loop that could settle it");
    }
  }
  const { event, args } = this._outcome;
  if (event === "error") throw args.length > 0 ? args[0] : new Error("the promise emitted \"error\"");
  return args.length < 2 ? args[0] : args;
};

// The arguments of an "error" as one Error: the first where it is one, else made of (code, message) or of the value.
function errorOf(args) {
  const first = args[0];
  if (first instanceof Error) return first;
  const error = new Error(args.length > 1 ? String(args[1]) : args.length > 0 ? String(first) : "the promise failed");
  if (first !== undefined) error.code = first;
  return error;
}

// promise.then(onSuccess, onError) -> a promise of the language. Several success values arrive as an array.
Promise.prototype.then = function (onSuccess, onError) {
  return new LanguagePromise((resolve, reject) => {
    this.addCallback((...values) => resolve(values.length < 2 ? values[0] : values));
    this.addErrback((...args) => reject(errorOf(args)));
  }).then(onSuccess, onError);
};

Promise.prototype.catch = function (onError) {
  return this.then(undefined, onError);
};
