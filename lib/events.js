// Events (API document, "Events"): node.EventEmitter and node.inherits.
//
// Listeners stand in object._events, event name -> array; the arrays are live. An instance needs no
// constructor call: what it lacks is made when first needed.
//
// This file is sloppy mode on purpose: there `this` is the global object, which is an emitter, in a
// call without one. So addListener("exit", f) is process's, as window's methods are a browser's.

const { create, defineProperty, freeze, getOwnPropertyDescriptor, isArray, setPrototypeOf } =
  internal.load("primordials");
const hasOwn = Object.prototype.hasOwnProperty;

const NOTHING = freeze([]);

// An object without inherited names, in which "__proto__" and "constructor" are events like any
// other. (A constructor with an empty prototype, unlike Object.create(null), keeps V8's fast
// properties.)
function Events() {}
Events.prototype = create(null);

function EventEmitter() {}

function notAFunction(method, event) {
  return new TypeError(`${method}: the listener for ${String(event)} must be a function`);
}

// Whether it is the object of the emitter's live arrays. One that is only inherited (a prototype that is an emitter
// itself) is not ours to add to.
function isOwn(emitter, events) {
  return typeof events === "object" && events !== null && hasOwn.call(emitter, "_events");
}

// emitter.addListener(event, listener) -> emitter. Emits "newListener" (event, listener) before it
// adds.
EventEmitter.prototype.addListener = function (event, listener) {
  if (typeof listener !== "function") throw notAFunction("addListener", event);
  let events = this._events;
  if (events?.newListener !== undefined || this.emit !== emit) {
    this.emit("newListener", [event, listener]);
    events = this._events;
  }
  if (!isOwn(this, events)) events = this._events = new Events();
  const list = events[event];
  // An array that is made with its listener has no room for sixteen more.
  if (isArray(list)) list[list.length] = listener;
  else events[event] = [listener];
  return this;
};

// emitter.removeListener(event, listener) -> emitter. Removes the first one that is it; none is
// fine.
EventEmitter.prototype.removeListener = function (event, listener) {
  if (typeof listener !== "function") throw notAFunction("removeListener", event);
  const events = this._events;
  const list = events === undefined || events === null ? undefined : events[event];
  const index = isArray(list) ? list.indexOf(listener) : -1;
  // V8 moves the beginning of an array, and not all that is behind it.
  if (index === 0) list.shift();
  else if (index > 0) list.splice(index, 1);
  return this;
};

// emitter.listeners(event) -> the live array.
EventEmitter.prototype.listeners = function (event) {
  let events = this._events;
  if (!isOwn(this, events)) events = this._events = new Events();
  const list = events[event];
  return isArray(list) ? list : (events[event] = []);
};

// Calls a listener. V8 learns which function an apply() reaches, and inlines one that is often the
// same; of a call() it learns nothing. Inlined itself, this makes no array of its arguments.
function call(listener, self, ...args) {
  return listener.apply(self, args);
}

function callWith(listener, self, args) {
  const count = args.length;
  if (count === 0) call(listener, self);
  else if (count === 1) call(listener, self, args[0]);
  else if (count === 2) call(listener, self, args[0], args[1]);
  else listener.apply(self, args);
}

// emitter.emit(event, args) -> whether the event has listeners. `args` is an array; anything else
// counts as none, unless more follows: emit(event, a, b) has the listeners called with these, as
// programs of a month later write it. The live list is walked by index, what is no function (a
// program may have deleted an element) is passed over, and what a listener throws goes to the caller.
function emit(event, args, ...more) {
  const events = this._events;
  if (events === undefined || events === null) return false;
  const list = events[event];
  if (!isArray(list) || list.length === 0) return false;
  const given = isArray(args) ? args : more.length > 0 ? [args, ...more] : NOTHING;
  for (let i = 0; i < list.length; i++) {
    const listener = list[i];
    if (typeof listener === "function") callWith(listener, this, given);
  }
  return true;
}
EventEmitter.prototype.emit = emit;

// node.inherits(ctor, superCtor): ctor's instances inherit from superCtor.prototype, which is
// ctor.super_ too. The prototype of a function is replaced, as it was in 2009. That of a `class`
// cannot be, and keeps its methods: it inherits.
function inherits(ctor, superCtor) {
  if (typeof ctor !== "function" || typeof superCtor !== "function") {
    throw new TypeError("inherits: the constructor and its parent must be functions");
  }
  ctor.super_ = superCtor.prototype;
  const own = getOwnPropertyDescriptor(ctor, "prototype");
  if (own !== undefined && !own.writable) {
    setPrototypeOf(ctor.prototype, superCtor.prototype);
    return;
  }
  const prototype = create(superCtor.prototype);
  defineProperty(prototype, "constructor", internal.property(ctor, false));
  ctor.prototype = prototype;
}

// The error of a listener that is no function names the function that it was given to, `caller`.
function checkListener(caller, listener) {
  if (typeof listener !== "function")
    throw new TypeError(caller + ": the listener must be a function");
}

// Adds the listener that a function may be given as an argument.
function addGiven(emitter, caller, event, listener) {
  if (listener === undefined || listener === null) return;
  checkListener(caller, listener);
  emitter.addListener(event, listener);
}

// Whether anybody listens, whatever a program has put there.
function hasListeners(emitter, event) {
  const events = emitter._events;
  const list = events === undefined || events === null ? undefined : events[event];
  return isArray(list) && list.length > 0;
}

return { EventEmitter, inherits, Events, addGiven, checkListener, hasListeners };
