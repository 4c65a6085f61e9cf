// "events" for packages: EventEmitter with emit(event, ...arguments), as they call it. What waits for events
// (once, on) is in lib/small_events_async.js.
"use strict";

const { coded, callable } = internal.load("small_errors");

const LISTENERS = Symbol("listeners"); // a Map: event -> functions, in their order
const MOST = Symbol("maxListeners");
const errorMonitor = Symbol("events.errorMonitor");

function EventEmitter() {
  if (!Object.hasOwn(this, LISTENERS)) start(this);
}

function start(emitter) {
  const value = new Map();
  Object.defineProperty(emitter, LISTENERS, { value, writable: true, configurable: true });
  return value;
}

const listOf = (emitter, event) => emitter[LISTENERS]?.get(event) ?? [];
const plain = (listener) => listener.listener ?? listener;

function add(emitter, event, listener, method) {
  const all = Object.hasOwn(emitter, LISTENERS) ? emitter[LISTENERS] : start(emitter);
  if (all.has("newListener")) emitter.emit("newListener", event, plain(listener));
  const list = emitter[LISTENERS].get(event);
  if (list === undefined) emitter[LISTENERS].set(event, [listener]);
  else list[method](listener);
  return emitter;
}

function onceOnly(emitter, event, listener) {
  callable(listener, "listener");
  let hasRun = false;
  const wrapped = function (...args) {
    if (hasRun) return undefined;
    hasRun = true;
    emitter.removeListener(event, wrapped);
    return listener.apply(emitter, args);
  };
  wrapped.listener = listener;
  return wrapped;
}

EventEmitter.prototype.on = function (event, listener) {
  return add(this, event, callable(listener, "listener"), "push");
};
EventEmitter.prototype.addListener = EventEmitter.prototype.on;
EventEmitter.prototype.prependListener = function (event, listener) {
  return add(this, event, callable(listener, "listener"), "unshift");
};
EventEmitter.prototype.once = function (event, listener) {
  return this.on(event, onceOnly(this, event, listener));
};
EventEmitter.prototype.prependOnceListener = function (event, listener) {
  return this.prependListener(event, onceOnly(this, event, listener));
};

// The one that was added last, if there are several.
EventEmitter.prototype.off = function (event, listener) {
  callable(listener, "listener");
  const list = listOf(this, event);
  for (let at = list.length; at-- > 0;) {
    if (list[at] !== listener && list[at].listener !== listener) continue;
    const [removed] = list.splice(at, 1);
    if (list.length === 0) this[LISTENERS].delete(event);
    if (this[LISTENERS].has("removeListener")) this.emit("removeListener", event, plain(removed));
    break;
  }
  return this;
};
EventEmitter.prototype.removeListener = EventEmitter.prototype.off;

// Those of "removeListener" hear of all others, and go last.
EventEmitter.prototype.removeAllListeners = function (event) {
  const all = this[LISTENERS];
  const events = arguments.length > 0 ? [event] : this.eventNames();
  if (all?.has("removeListener") && event !== "removeListener")
    for (const each of events) {
      if (each === "removeListener") continue;
      for (const listener of [...listOf(this, each)].reverse()) this.removeListener(each, listener);
    }
  if (arguments.length > 0) all?.delete(event);
  else start(this);
  return this;
};

function unhandled(thrown) {
  if (thrown instanceof Error) throw thrown;
  const shown = internal.load("inspect")(thrown);
  const error = coded(Error, "ERR_UNHANDLED_ERROR", `Unhandled error. (${shown})`);
  throw Object.assign(error, { context: thrown });
}

EventEmitter.prototype.emit = function (event, ...args) {
  if (event === "error") for (const each of [...listOf(this, errorMonitor)]) each.apply(this, args);
  const list = listOf(this, event);
  if (list.length === 0) return event === "error" ? unhandled(args[0]) : false;
  if (list.length === 1) list[0].apply(this, args);
  else for (const listener of [...list]) listener.apply(this, args);
  return true;
};

EventEmitter.prototype.listeners = function (event) {
  return listOf(this, event).map(plain);
};
EventEmitter.prototype.rawListeners = function (event) {
  return [...listOf(this, event)];
};
EventEmitter.prototype.listenerCount = function (event, listener) {
  const list = listOf(this, event);
  if (listener === undefined) return list.length;
  return list.filter((each) => plain(each) === listener).length;
};
EventEmitter.prototype.eventNames = function () {
  return [...(this[LISTENERS]?.keys() ?? [])];
};

// The number is kept for getMaxListeners(); more listeners give no warning.
EventEmitter.prototype.setMaxListeners = function (most) {
  if (!(most >= 0)) throw coded(RangeError, "ERR_OUT_OF_RANGE", "n must be a number of at least 0");
  Object.defineProperty(this, MOST, { value: most, configurable: true });
  return this;
};
EventEmitter.prototype.getMaxListeners = function () {
  return this[MOST] ?? EventEmitter.defaultMaxListeners;
};

EventEmitter.EventEmitter = EventEmitter;
EventEmitter.errorMonitor = errorMonitor;
EventEmitter.defaultMaxListeners = 10;
EventEmitter.listenerCount = (emitter, event) => emitter.listenerCount(event);
EventEmitter.getEventListeners = (emitter, event) => emitter.listeners(event);
EventEmitter.setMaxListeners = (most, ...emitters) => {
  if (emitters.length === 0) EventEmitter.defaultMaxListeners = most;
  for (const emitter of emitters) emitter.setMaxListeners?.(most);
};
for (const name of ["once", "on"])
  EventEmitter[name] = (...args) => internal.load("small_events_async")[name](...args);

return EventEmitter;
