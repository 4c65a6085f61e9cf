// What the web's interfaces have in common, by Web IDL: how their members show, how many arguments a call needs, how
// arguments become numbers and texts.
"use strict";

const { defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf } = Object;
const { apply } = Reflect;
const { setAdd, setHas } = internal.load("primordials");

// What is no member of the interface: on the class, on its prototype.
const OF_CLASSES = [["length", "name", "prototype"], ["constructor"]];

const interfaces = new Set(); // their prototypes

// Makes a class one of the web's: for-in meets its members, and Object.prototype.toString says its name. Of its
// instances console.log shows the `shown` attributes. To be called once for each, when the class is complete.
function expose(Class, shown) {
  [Class, Class.prototype].forEach((object, i) => {
    for (const name of getOwnPropertyNames(object)) {
      if (OF_CLASSES[i].includes(name)) continue;
      const property = getOwnPropertyDescriptor(object, name);
      defineProperty(object, name, { __proto__: null, ...property, enumerable: true });
    }
  });
  defineProperty(Class.prototype, Symbol.toStringTag, hidden(Class.name, false));
  setAdd(interfaces, Class.prototype);
  if (shown !== undefined) showAttributes(Class.prototype, shown);
  return Class;
}

function showAttributes(prototype, names) {
  const getters = names.map((name) => [name, getterOf(prototype, name)]);
  defineProperty(prototype, internal.shown, {
    __proto__: null,
    value() {
      return Object.fromEntries(getters.map(([name, get]) => [name, apply(get, this, [])]));
    },
  });
}

function getterOf(prototype, name) {
  return (
    getOwnPropertyDescriptor(prototype, name)?.get ?? getterOf(getPrototypeOf(prototype), name)
  );
}

// The prototype of the web's class that an object is an instance of; undefined where it is of none.
function interfaceOf(object) {
  let next = getPrototypeOf(object);
  while (next !== null && !setHas(interfaces, next)) next = getPrototypeOf(next);
  return next ?? undefined;
}

// The constants of an interface, on the class and on its prototype.
function constants(Class, numbers) {
  for (const [name, value] of Object.entries(numbers)) {
    const property = { __proto__: null, enumerable: true, value };
    defineProperty(Class, name, property);
    defineProperty(Class.prototype, name, property);
  }
}

function hidden(value, writable) {
  return { __proto__: null, configurable: true, enumerable: false, writable, value };
}

// Gives a class whose instances can be walked its iterator, which is the method `name` as well. console.log shows what
// they are walked by.
function iterable(Class, name) {
  const walk = Class.prototype[name];
  defineProperty(Class.prototype, Symbol.iterator, hidden(walk, true));
  const shown = {
    __proto__: null,
    value() {
      return [...apply(walk, this, [])];
    },
  };
  defineProperty(Class.prototype, internal.shown, shown);
}

// walker(name, listOf) -> walk(object, pick): iterators of an interface, as Web IDL has them. They see what changes
// meanwhile: each step takes the next of listOf(object), as pick(pair).
function walker(name, listOf) {
  const walks = new WeakMap();
  const prototype = Object.create(iteratorPrototype, {
    next: internal.property(function next() {
      const state = walks.get(this);
      if (state === undefined) throw new TypeError("next: not an iterator of " + name);
      const pairs = listOf(state.object);
      if (state.at >= pairs.length) return { value: undefined, done: true };
      return { value: state.pick(pairs[state.at++]), done: false };
    }, true),
    [Symbol.toStringTag]: hidden(name + " Iterator", false),
  });
  return (object, pick) => {
    const iterator = Object.create(prototype);
    walks.set(iterator, { object, pick, at: 0 });
    return iterator;
  };
}
const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

// Throws unless a call has the arguments that it needs.
function required(given, needed, call) {
  if (given >= needed) return;
  const all = needed === 1 ? "1 argument is" : needed + " arguments are";
  throw new TypeError(`${call}: ${all} required, there ${given === 1 ? "is" : "are"} ${given}`);
}

// A dictionary of options: none is an empty one.
function dictionary(value, call) {
  if (value === undefined || value === null) return {};
  if (typeof value === "object" || typeof value === "function") return value;
  throw new TypeError(call + ": the options must be an object");
}

// A text in which no surrogate stands alone (a USVString).
function scalarText(value) {
  const text = `${value}`;
  return hasLoneSurrogate.test(text) ? text.replace(loneSurrogates, "\ufffd") : text;
}
const hasLoneSurrogate = /[\ud800-\udfff]/u; // \p{Surrogate} makes a table of all characters
const loneSurrogates = /[\ud800-\udfff]/gu;

// A list of values of any iterable object (a sequence). Anything else is a TypeError.
function sequence(value, what) {
  if (Object(value) !== value || typeof value[Symbol.iterator] !== "function")
    throw new TypeError(what + " must be an iterable object");
  return [...value];
}

// The [name, value] pairs of an object, or of an iterable of pairs, each part as convert(part) gives it. Two names of an
// object that become one give one pair, with the later value.
function pairsOf(init, convert, what) {
  const method = init[Symbol.iterator];
  if (method === undefined || method === null) return recordPairs(init, convert);
  if (typeof method !== "function") throw new TypeError(what + ": not iterable");
  return [...{ [Symbol.iterator]: () => apply(method, init, []) }].map((pair) => {
    const parts = Object(pair) === pair ? [...pair] : [];
    if (parts.length !== 2)
      throw new TypeError(what + ": each of the pairs must be a name and a value");
    return parts.map(convert);
  });
}

function recordPairs(object, convert) {
  const pairs = new Map();
  for (const key of Reflect.ownKeys(object)) {
    if (!getOwnPropertyDescriptor(object, key)?.enumerable) continue;
    const name = convert(key);
    pairs.set(name, convert(object[key]));
  }
  return [...pairs];
}

// The name of a typed array's class, whatever the array says of itself; undefined for any other value.
const { get: tagOf } = getOwnPropertyDescriptor(
  getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
);
const arrayKind = (value) => apply(tagOf, value, []);

// A base of classes whose constructors are given the object that gets their private fields.
function Given(object) {
  return object;
}

// An integer from 0 to 2^53 - 1 ([EnforceRange] unsigned long long), or a TypeError.
function enforceRange(value, call) {
  const number = Math.trunc(Number(value));
  if (number >= 0 && number <= Number.MAX_SAFE_INTEGER) return number + 0;
  throw new TypeError(call + " must be a number from 0 to 2^53 - 1");
}

return {
  expose,
  constants,
  hidden,
  iterable,
  walker,
  required,
  dictionary,
  scalarText,
  enforceRange,
  sequence,
  pairsOf,
  arrayKind,
  Given,
  interfaces,
  interfaceOf,
};
