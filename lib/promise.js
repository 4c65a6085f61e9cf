// node.Promise (API document, "node.Promise"): one event, "success" or "error", once.
//
// Settled is settled: a second outcome is ignored, and a listener that comes late is called with
// the outcome in a later turn of its own. It is thenable, so `await` works on it.
"use strict";

const loop = binding("loop");
const LanguagePromise = global.Promise;
const { arrayOf, isArray } = internal.load("primordials");
const { checkListener } = internal.load("events");
const { emit, addListener, removeListener, listeners } = node.EventEmitter.prototype;

const NO_REASON = 'the promise emitted "error"';
const USE_AWAIT =
  "promise.wait() cannot block inside an async function or a promise reaction: use await";
const NOTHING_LEFT =
  "promise.wait() would never return: nothing is left in the event loop that could settle it";

// How many calls of wait() may be nested. Each runs the loop inside the one before. The stack has room for about three
// hundred whose listeners use little of it.
const MAX_WAITS = 100;
const TOO_MANY_WAITS =
  "promise.wait() within " + MAX_WAITS + " others that have not returned: use addCallback or await";
let waits = 0;

let tasks = null; // as in lib/timers.js
internal.tracePromises = function (asyncTasks) {
  tasks = asyncTasks;
};

function Promise() {
  if (tasks !== null) tasks.schedule(this, "node.Promise", false);
}
node.inherits(Promise, node.EventEmitter);

// The arguments of an outcome. No function takes more than V8's 65535.
function copyOf(args) {
  if (!isArray(args)) return [];
  if (args.length > 65535) throw new RangeError("a promise has 65535 values at most");
  // No species and no setter of Array.prototype has a part in this.
  switch (args.length) {
    case 0:
      return [];
    case 1:
      return [args[0]];
    case 2:
      return [args[0], args[1]];
    default:
      return arrayOf(args);
  }
}

// Once settled: { event, args, emitting, called, first }. `emitting` while the listeners are being called. `called` has
// the late listeners that were called and are still in the live array, from the index `first` on.
Promise.prototype._outcome = undefined;

Promise.prototype.emit = function (event, args) {
  if (event !== "success" && event !== "error") return emit.call(this, event, args);
  if (this._outcome !== undefined) return false;
  const outcome = { event, args: copyOf(args), emitting: true, called: [], first: 0 };
  this._outcome = outcome;
  try {
    if (tasks === null) return emit.call(this, event, outcome.args);
    return tasks.run(this, () => emit.call(this, event, outcome.args));
  } finally {
    outcome.emitting = false;
  }
};

// Takes the late listeners that were called out of the live array. A program may have changed the array meanwhile.
function forgetCalled(outcome, list) {
  const { called, first } = outcome;
  let count = 0;
  while (count < called.length && list[first + count] === called[count]) count++;
  if (count > 0) list.splice(first, count);
  outcome.called = [];
}

// Calls a late listener unless it was removed. Those that were called leave the array when they are half of the rest:
// each one taken out alone would move all that follow.
function callLate(promise, outcome, listener) {
  const list = listeners.call(promise, outcome.event);
  if (list[outcome.first + outcome.called.length] !== listener) {
    forgetCalled(outcome, list);
    const index = list.indexOf(listener);
    if (index < 0) return;
    outcome.first = index;
  }
  outcome.called.push(listener);
  if (outcome.called.length * 2 >= list.length - outcome.first) forgetCalled(outcome, list);
  listener.apply(promise, outcome.args);
}

// The base class's methods see the array without the listeners that were called.
Promise.prototype.listeners = function (event) {
  const list = listeners.call(this, event);
  if (this._outcome?.called.length > 0 && this._outcome.event === event)
    forgetCalled(this._outcome, list);
  return list;
};
Promise.prototype.removeListener = function (event, listener) {
  this.listeners(event);
  return removeListener.call(this, event, listener);
};

// A settled promise keeps no listener: one for its outcome until it has been called, one for the
// other outcome not at all. Programs keep promises for what they need again and again.
Promise.prototype.addListener = function (event, listener) {
  addListener.call(this, event, listener);
  const outcome = this._outcome;
  if (outcome === undefined || (event !== "success" && event !== "error")) return this;
  if (outcome.event !== event) {
    listeners.call(this, event).pop(); // the one just added: a search would look through all
  } else if (!outcome.emitting) {
    loop.later(() => callLate(this, outcome, listener));
  }
  // While the listeners are being called, this one comes last among them.
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
  checkListener("addCallback", listener);
  return this.addListener("success", listener);
};
Promise.prototype.addErrback = function (listener) {
  checkListener("addErrback", listener);
  return this.addListener("error", listener);
};

// One iteration of the loop: whether anything is left in it.
function runLoop() {
  if (waits === MAX_WAITS) throw new Error(TOO_MANY_WAITS);
  waits++;
  try {
    return loop.runOnce();
  } finally {
    waits--;
  }
}

// promise.wait(): runs the loop until the promise is settled. Gives undefined, the one value, or
// the array of values; throws the first error argument. Throws an Error where nothing is left that
// could settle it.
Promise.prototype.wait = function () {
  while (this._outcome === undefined) {
    if (loop.inMicrotask()) throw new Error(USE_AWAIT);
    loop.runMicrotasks();
    if (this._outcome === undefined && !runLoop() && this._outcome === undefined) {
      throw new Error(NOTHING_LEFT);
    }
  }
  const { event, args } = this._outcome;
  if (event === "error") throwReason(args);
  return args.length < 2 ? args[0] : args;
};

// Throws the first argument of an "error". An Error that was made in the loop has no stack frames of the program, and a
// value that is no Error never has any: the frames of the waiting caller show where it was thrown.
function throwReason(args) {
  if (args.length === 0) throw new Error(NO_REASON);
  const reason = args[0];
  if (!(reason instanceof Error)) loop.throwWithFrames(reason);
  if (!loop.hasFrames(String(reason.stack))) {
    Error.captureStackTrace(reason, Promise.prototype.wait);
  }
  throw reason;
}

// The arguments of an "error" as one Error: the first where it is one, else made from (code,
// message) or from the value.
function errorOf(args) {
  const [first, message] = args;
  if (first instanceof Error) return first;
  const text = args.length > 1 ? show(message) : args.length > 0 ? show(first) : NO_REASON;
  const error = new Error(text);
  if (args.length > 1 || typeof first === "number") error.code = first;
  return error;
}

function show(value) {
  try {
    return String(value);
  } catch {
    return NO_REASON;
  }
}

// promise.then(onSuccess, onError) -> a promise of the language. Several success values arrive as
// an array.
Promise.prototype.then = function (onSuccess, onError) {
  return new LanguagePromise((resolve, reject) => {
    this.addCallback((...values) => resolve(values.length < 2 ? values[0] : values));
    this.addErrback((...args) => reject(errorOf(args)));
  }).then(onSuccess, onError);
};

Promise.prototype.catch = function (onError) {
  return this.then(undefined, onError);
};

return Promise;
