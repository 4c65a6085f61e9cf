// Events of the web (API document, "The Web's Vocabulary"): Event and EventTarget, by the DOM standard.
//
// A target stands alone here: there is no tree, so the path of an event is the target itself, which is called twice,
// for listeners that capture and for those that do not.
"use strict";

const { DOMException } = internal.load("web_exception");
const { expose, constants, required, dictionary } = internal.load("web_idl");
const { callGuarded } = binding("process");
const { now } = internal.load("web_time");

const { apply } = Reflect;

const PHASES = { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 };

// The state of an event.
const BUBBLES = 1;
const CANCELABLE = 2;
const COMPOSED = 4;
const TRUSTED = 8;
const INITIALIZED = 16;
const DISPATCHED = 32; // its listeners are being called
const STOPPED = 64;
const STOPPED_AT_ONCE = 128;
const CANCELED = 256;
const IN_PASSIVE = 512; // the listener that is being called must not cancel

// ---- Event ----

let isEvent, flagsOf, setFlags, setTarget, setCurrent;

// new Event(type, { bubbles, cancelable, composed }).
class Event {
  #type;
  #flags;
  #target = null;
  #current = null;
  #time = now();

  static {
    isEvent = (value) => typeof value === "object" && value !== null && #flags in value;
    flagsOf = (event) => event.#flags;
    setFlags = (event, flags) => {
      event.#flags = flags;
    };
    setTarget = (event, target) => {
      event.#target = target;
    };
    setCurrent = (event, target) => {
      event.#current = target;
    };
  }

  constructor(type, options = {}) {
    required(arguments.length, 1, "new Event");
    this.#type = `${type}`;
    const { bubbles, cancelable, composed } = dictionary(options, "new Event");
    this.#flags =
      INITIALIZED |
      (bubbles ? BUBBLES : 0) |
      (cancelable ? CANCELABLE : 0) |
      (composed ? COMPOSED : 0);
    Object.defineProperty(this, "isTrusted", IS_TRUSTED);
  }

  get type() {
    return this.#type;
  }
  get target() {
    return this.#target;
  }
  get srcElement() {
    return this.#target;
  }
  get currentTarget() {
    return this.#current;
  }
  get eventPhase() {
    return this.#current === null ? PHASES.NONE : PHASES.AT_TARGET;
  }
  get timeStamp() {
    return this.#time;
  }
  get bubbles() {
    return (this.#flags & BUBBLES) !== 0;
  }
  get cancelable() {
    return (this.#flags & CANCELABLE) !== 0;
  }
  get composed() {
    return (this.#flags & COMPOSED) !== 0;
  }
  get defaultPrevented() {
    return (this.#flags & CANCELED) !== 0;
  }
  get returnValue() {
    return (this.#flags & CANCELED) === 0;
  }
  set returnValue(value) {
    this.#cancel(!value);
  }
  get cancelBubble() {
    return (this.#flags & STOPPED) !== 0;
  }
  set cancelBubble(value) {
    this.#flags |= value ? STOPPED : 0;
  }

  composedPath() {
    return this.#current === null ? [] : [this.#current];
  }
  preventDefault() {
    this.#cancel(true);
  }
  stopPropagation() {
    this.#flags |= STOPPED;
  }
  stopImmediatePropagation() {
    this.#flags |= STOPPED | STOPPED_AT_ONCE;
  }

  // Of old: gives an event that is not being dispatched another type.
  initEvent(type, bubbles = false, cancelable = false) {
    required(arguments.length, 1, "initEvent");
    const text = `${type}`;
    if (this.#flags & DISPATCHED) return;
    const kept = this.#flags & COMPOSED;
    this.#flags = kept | INITIALIZED | (bubbles ? BUBBLES : 0) | (cancelable ? CANCELABLE : 0);
    this.#type = text;
    this.#target = null;
  }

  #cancel(wanted) {
    if (wanted && (this.#flags & (CANCELABLE | IN_PASSIVE)) === CANCELABLE) this.#flags |= CANCELED;
  }
}
expose(Event, ["type"]);
constants(Event, PHASES);

// Each event has it as its own, and a program cannot take it away.
const IS_TRUSTED = {
  __proto__: null,
  enumerable: true,
  get: Object.getOwnPropertyDescriptor(
    {
      get isTrusted() {
        return (flagsOf(this) & TRUSTED) !== 0;
      },
    },
    "isTrusted",
  ).get,
};

// ---- listeners ----

// What a listener throws is uncaught, and stops nothing.
function report(error) {
  callGuarded(() => {
    throw error;
  });
}

function callBack(callback, target, event) {
  try {
    if (typeof callback === "function") {
      apply(callback, target, [event]);
      return;
    }
    const { handleEvent } = callback;
    if (typeof handleEvent !== "function")
      throw new TypeError("EventTarget: the listener's handleEvent must be a function");
    apply(handleEvent, callback, [event]);
  } catch (error) {
    report(error);
  }
}

// Calls the listeners that capture, or the others. Those that are added meanwhile are not called, nor are those that
// are removed.
function invoke(target, lists, event, capture) {
  const listeners = lists[event.type]?.[capture];
  if (listeners === undefined || flagsOf(event) & STOPPED) return;
  for (const listener of [...listeners.values()]) {
    if (listener.removed) continue;
    if (listener.once) listener.remove();
    if (listener.passive) setFlags(event, flagsOf(event) | IN_PASSIVE);
    callBack(listener.callback, target, event);
    setFlags(event, flagsOf(event) & ~IN_PASSIVE);
    if (flagsOf(event) & STOPPED_AT_ONCE) return;
  }
}

// The union of the standard: an object has options, anything else is `capture`.
function listenerOptions(options) {
  const isObject = typeof options === "object" || typeof options === "function";
  if (!isObject) return { capture: Boolean(options) };
  return options === null ? { capture: false } : options;
}

function checkCallback(callback, call) {
  const type = typeof callback;
  if (type === "function" || type === "object") return callback;
  if (callback === undefined) return null;
  throw new TypeError(call + ": the listener must be a function or an object");
}

const BUBBLE = 0;
const CAPTURE = 1;

let listsOf, handlersOf, dispatch, onListenersChange;

// new EventTarget(): what events are dispatched to.
class EventTarget {
  #lists = { __proto__: null }; // type -> two Maps from callbacks to listeners, of those that capture and of the others
  #handlers = null; // type -> { callback }: see handlerAttribute
  #changed = null;

  static {
    listsOf = (target) => target.#lists;
    handlersOf = (target) => (target.#handlers ??= { __proto__: null });
    // Has f(target, type) called when the target gets a first listener for the type, and when it has lost the last.
    onListenersChange = (target, f) => {
      target.#changed = f;
    };

    // Gives whether nobody canceled it. It must not be one that is being dispatched.
    dispatch = (target, event, trust = TRUSTED) => {
      const lists = target.#lists;
      setFlags(event, (flagsOf(event) & ~TRUSTED) | trust | DISPATCHED);
      setTarget(event, target);
      setCurrent(event, target);
      invoke(target, lists, event, CAPTURE);
      invoke(target, lists, event, BUBBLE);
      setCurrent(event, null);
      setFlags(event, flagsOf(event) & ~(DISPATCHED | STOPPED | STOPPED_AT_ONCE));
      return (flagsOf(event) & CANCELED) === 0;
    };
  }

  addEventListener(type, callback, options = {}) {
    required(arguments.length, 2, "addEventListener");
    const name = `${type}`;
    const listened = checkCallback(callback, "addEventListener");
    const { capture, once, passive, signal } = listenerOptions(options);
    if (signal !== undefined && !internal.load("web_abort").isAbortSignal(signal))
      throw new TypeError("addEventListener: the option signal must be an AbortSignal");
    if (listened === null || signal?.aborted) return;
    const lists = (this.#lists[name] ??= [new Map(), new Map()]);
    const list = lists[capture ? CAPTURE : BUBBLE];
    if (list.has(listened)) return;
    const listener = {
      callback: listened,
      list,
      once: Boolean(once),
      passive: Boolean(passive),
      removed: false,
      remove: () => this.#remove(name, listener),
      signal,
    };
    list.set(listened, listener);
    if (signal !== undefined) internal.load("web_abort").addStep(signal, listener.remove);
    if (lists[BUBBLE].size + lists[CAPTURE].size === 1) this.#changed?.(this, name);
  }

  removeEventListener(type, callback, options = {}) {
    required(arguments.length, 2, "removeEventListener");
    const name = `${type}`;
    const listened = checkCallback(callback, "removeEventListener");
    const { capture } = listenerOptions(options);
    this.#lists[name]?.[capture ? CAPTURE : BUBBLE].get(listened)?.remove();
  }

  // dispatchEvent(event) -> whether no listener has called event.preventDefault().
  dispatchEvent(event) {
    required(arguments.length, 1, "dispatchEvent");
    if (!isEvent(event)) throw new TypeError("dispatchEvent: the event must be an Event");
    if ((flagsOf(event) & (DISPATCHED | INITIALIZED)) !== INITIALIZED)
      throw new DOMException("The event is being dispatched already", "InvalidStateError");
    return dispatch(this, event, 0);
  }

  #remove(type, listener) {
    if (listener.removed) return;
    listener.removed = true;
    listener.list.delete(listener.callback);
    if (listener.signal !== undefined)
      internal.load("web_abort").removeStep(listener.signal, listener.remove);
    const lists = this.#lists[type];
    if (lists[BUBBLE].size + lists[CAPTURE].size > 0) return;
    delete this.#lists[type];
    this.#changed?.(this, type);
  }
}
expose(EventTarget);
const { addEventListener, removeEventListener } = EventTarget.prototype;

// Whether the target has listeners for events of this type.
function hasListeners(target, type) {
  return listsOf(target)[type] !== undefined;
}

// ---- on... ----

// Gives a class the attributes "on" + type. What is assigned first takes its place among the listeners, and what is
// assigned later takes the same. To be called before expose(Class).
function handlerAttributes(Class, ...types) {
  for (const type of types) {
    const name = "on" + type;
    const attribute = {
      get [name]() {
        return handlersOf(this)[type]?.callback ?? null;
      },
      set [name](value) {
        setHandler(this, type, value);
      },
    };
    const property = Object.getOwnPropertyDescriptor(attribute, name);
    Object.defineProperty(Class.prototype, name, property);
  }
}

function setHandler(target, type, value) {
  const handlers = handlersOf(target);
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  const handler = handlers[type];
  if (!isObject) {
    if (handler === undefined) return;
    delete handlers[type];
    removeEventListener.call(target, type, handler.listen);
  } else if (handler !== undefined) {
    handler.callback = value;
  } else {
    const made = { callback: value, listen };
    function listen(event) {
      if (typeof made.callback !== "function") return;
      if (apply(made.callback, this, [event]) === false) event.preventDefault();
    }
    handlers[type] = made;
    addEventListener.call(target, type, listen);
  }
}

return { Event, EventTarget, dispatch, hasListeners, onListenersChange, handlerAttributes };
