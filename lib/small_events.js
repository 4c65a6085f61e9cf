// "events" for packages: EventEmitter with emit(event, ...arguments), as they call it.
"use strict";

function EventEmitter() {
  if (!Object.hasOwn(this, "_listeners")) this._listeners = new Map();
}

const listOf = (emitter, event) => emitter._listeners?.get(event) ?? [];
const plain = (listener) => listener.listener ?? listener;

function add(emitter, event, listener, atFront) {
  if (typeof listener !== "function")
    throw new TypeError("events: the listener must be a function");
  if (!Object.hasOwn(emitter, "_listeners")) emitter._listeners = new Map();
  if (emitter._listeners.has("newListener")) emitter.emit("newListener", event, plain(listener));
  const list = listOf(emitter, event);
  emitter._listeners.set(event, atFront ? [listener, ...list] : [...list, listener]);
  return emitter;
}

function onceOnly(emitter, event, listener) {
  if (typeof listener !== "function")
    throw new TypeError("events: the listener must be a function");
  const wrapped = function (...args) {
    emitter.removeListener(event, wrapped);
    return listener.apply(this, args);
  };
  wrapped.listener = listener;
  return wrapped;
}

EventEmitter.prototype.on = function (event, listener) {
  return add(this, event, listener, false);
};
EventEmitter.prototype.addListener = EventEmitter.prototype.on;
EventEmitter.prototype.prependListener = function (event, listener) {
  return add(this, event, listener, true);
};
EventEmitter.prototype.once = function (event, listener) {
  return add(this, event, onceOnly(this, event, listener), false);
};
EventEmitter.prototype.prependOnceListener = function (event, listener) {
  return add(this, event, onceOnly(this, event, listener), true);
};
EventEmitter.prototype.off = function (event, listener) {
  const list = listOf(this, event);
  const at =
    list.findLastIndex?.((each) => each === listener || each.listener === listener) ??
    list.map(plain).lastIndexOf(plain(listener));
  if (at < 0) return this;
  const left = list.filter((_, i) => i !== at);
  if (left.length > 0) this._listeners.set(event, left);
  else this._listeners.delete(event);
  if (this._listeners.has("removeListener")) this.emit("removeListener", event, plain(listener));
  return this;
};
EventEmitter.prototype.removeListener = EventEmitter.prototype.off;
EventEmitter.prototype.removeAllListeners = function (event) {
  if (arguments.length === 0) this._listeners = new Map();
  else this._listeners?.delete(event);
  return this;
};
EventEmitter.prototype.emit = function (event, ...args) {
  const list = listOf(this, event);
  if (list.length === 0) {
    if (event !== "error") return false;
    throw args[0] instanceof Error ? args[0] : new Error('unhandled "error" event: ' + args[0]);
  }
  for (const listener of list) listener.apply(this, args);
  return true;
};
EventEmitter.prototype.listeners = function (event) {
  return listOf(this, event).map(plain);
};
EventEmitter.prototype.rawListeners = function (event) {
  return [...listOf(this, event)];
};
EventEmitter.prototype.listenerCount = function (event) {
  return listOf(this, event).length;
};
EventEmitter.prototype.eventNames = function () {
  return [...(this._listeners?.keys() ?? [])];
};
EventEmitter.prototype.setMaxListeners = function () {
  return this;
};
EventEmitter.prototype.getMaxListeners = () => EventEmitter.defaultMaxListeners;

EventEmitter.EventEmitter = EventEmitter;
EventEmitter.defaultMaxListeners = 10;
EventEmitter.listenerCount = (emitter, event) => emitter.listenerCount(event);

// once(emitter, event) -> a promise of the arguments; an "error" rejects it.
EventEmitter.once = (emitter, event) =>
  new Promise((resolve, reject) => {
    const failed = (error) => {
      emitter.removeListener(event, happened);
      reject(error);
    };
    const happened = (...args) => {
      emitter.removeListener("error", failed);
      resolve(args);
    };
    emitter.once(event, happened);
    if (event !== "error") emitter.once("error", failed);
  });

return EventEmitter;
