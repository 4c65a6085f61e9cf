// Values as console.log shows them. Returns inspect(value, fd) -> string, for a line on descriptor `fd`, 1 or 2;
// without one, it has no colours; and inspect.ownText(object).
//
// What JSON has words for is JSON. Beside that a Map is Map(1) {"a" => 1}, a Set is Set(1) {"a"}, an instance of a
// class has the class's name in front, a RegExp is /x/g, a Date its ISO text, an Error its stack with `cause` and
// `errors` behind it. Colours are for terminals, unless NO_COLOR is set. It never throws, and runs neither getters nor
// the traps of a Proxy.
"use strict";

const stdio = binding("stdio");
const { keysOf } = internal.load("describe");
const { kinds, states, kindOf, proxyTarget, promiseState, isOwn } = binding("kinds");

// Levels of objects that are shown. A deeper object is shown as its class's name.
const MAX_DEPTH = 6;
// Elements of an array, Map or Set, and properties of an object, that are shown.
const MAX_ELEMENTS = 1000;

const COLOURS = { string: 32, number: 33, bigint: 33, boolean: 33, undefined: 90, object: 1 };
const SPECIAL = 36;

const hasOwn = Object.prototype.hasOwnProperty;
const sourceOf = Function.prototype.toString;
const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;
const arrayForEach = Array.prototype.forEach;
const timeOf = Date.prototype.getTime;
const isoOf = Date.prototype.toISOString;
const regExpText = RegExp.prototype.toString;
const unboxers = [Number, String, Boolean, BigInt, Symbol].map((one) => one.prototype.valueOf);
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;

const terminals = [];

function isColoured(fd) {
  if (fd === undefined) return false;
  if (terminals[fd] === undefined) terminals[fd] = stdio.isTerminal(fd) && !global.ENV.NO_COLOR;
  return terminals[fd];
}

// The objects that an object inherits from, the nearest first, up to a Proxy.
function prototypesOf(object) {
  const all = [];
  let next = getPrototypeOf(object);
  while (next !== null && kindOf(next) !== kinds.PROXY) {
    all.push(next);
    next = getPrototypeOf(next);
  }
  return all;
}

// The first property of this name that is a text, of the objects.
function textIn(objects, name, pick = (value) => value) {
  for (const object of objects) {
    const property = getOwnPropertyDescriptor(object, name);
    const text = property === undefined ? undefined : pick(property.value);
    if (typeof text === "string") return text;
  }
  return "";
}

// A method, own or inherited; undefined where there is none.
function methodOf(object, name) {
  for (const each of [object, ...prototypesOf(object)]) {
    const property = getOwnPropertyDescriptor(each, name);
    if (property !== undefined)
      return typeof property.value === "function" ? property.value : undefined;
  }
  return undefined;
}

const nameOf = (value) =>
  typeof value === "function" && kindOf(value) !== kinds.PROXY
    ? textIn([value], "name")
    : undefined;

// The name of the class that an object is an instance of; "" for plain objects and arrays.
function className(object) {
  const name = textIn(prototypesOf(object), "constructor", nameOf);
  return name === "Object" || name === "Array" ? "" : name;
}

// Whether an object is an instance of a class of lib/, or of one that inherits from such.
function isOfLib(object) {
  return prototypesOf(object).some((prototype) =>
    isOwn(getOwnPropertyDescriptor(prototype, "constructor")?.value),
  );
}

// What stands in front of an object's properties: "Point ", "[null prototype] ", "Mine [Tag] ".
function prefixOf(object) {
  const name = className(object);
  const tag = textIn([object, ...prototypesOf(object)], Symbol.toStringTag);
  const isBare = getPrototypeOf(object) === null && tag !== "Module";
  return (
    (name === "" ? "" : name + " ") +
    (isBare ? "[null prototype] " : "") +
    (tag === "" || tag === name ? "" : `[${tag}] `)
  );
}

const isError = (object, kind) =>
  kind === kinds.ERROR || prototypesOf(object).includes(Error.prototype);

function reasonOf(error) {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch (_) {
    return "?";
  }
}

// One call of inspect(). `path` has the objects that the value is in, the outermost first.
class Inspection {
  constructor(hasColours) {
    this.hasColours = hasColours;
    this.path = [];
  }

  paint(colour, text) {
    return this.hasColours ? `\x1b[${colour}m${text}\x1b[0m` : text;
  }

  special(text) {
    return this.paint(SPECIAL, text);
  }

  value(value) {
    const type = typeof value;
    if (type === "function" || (type === "object" && value !== null)) return this.reference(value);
    const text = type === "string" ? JSON.stringify(value) : Object.is(value, -0) ? "-0" : "";
    return this.paint(COLOURS[type] ?? 32, text || String(value) + (type === "bigint" ? "n" : ""));
  }

  reference(object) {
    if (this.path.includes(object)) return this.special("[circular]");
    const kind = kindOf(object);
    if (kind === kinds.PROXY) return this.proxy(proxyTarget(object));
    if (typeof object === "function" && Object.keys(object).length === 0)
      return this.special(this.function(object));
    if (this.path.length >= MAX_DEPTH && !isError(object, kind))
      return this.special(`[${className(object) || (Array.isArray(object) ? "Array" : "Object")}]`);
    this.path.push(object);
    try {
      return this.object(object, kind);
    } finally {
      this.path.pop();
    }
  }

  proxy(target) {
    return this.special("Proxy") + (target === null ? " {revoked}" : " " + this.value(target));
  }

  function(value) {
    const isClass = sourceOf.call(value).startsWith("class");
    const name = textIn([value], "name");
    const parent = isClass ? nameOf(getPrototypeOf(value)) : "";
    const text = (isClass ? "class" : "function") + (name === "" ? "" : " " + name);
    return `[${text}${parent ? " extends " + parent : ""}]`;
  }

  object(object, kind) {
    if (typeof object === "function")
      return this.special(this.function(object)) + " " + this.members(object, 0);
    if (isError(object, kind)) return this.error(object);
    if (Array.isArray(object)) return this.array(className(object), object, object.length);
    const name = className(object);
    switch (kind) {
      case kinds.MAP:
        return this.collection(name, object, mapForEach, (value, key) => {
          return this.value(key) + " => " + this.value(value);
        });
      case kinds.SET:
        return this.collection(name, object, setForEach, (value) => this.value(value));
      case kinds.WEAK:
        return name + " {unknown}";
      case kinds.DATE:
        return this.paint(35, isNaN(timeOf.call(object)) ? "Invalid Date" : isoOf.call(object));
      case kinds.REG_EXP:
        return this.paint(31, this.regExp(object));
      case kinds.PROMISE:
        return `${name} {${this.promise(promiseState(object))}}`;
      case kinds.BUFFER:
        return `${name}(${object.byteLength})`;
      case kinds.BOXED:
        return `[${name}: ${this.value(this.unboxed(object))}]`;
    }
    if (ArrayBuffer.isView(object))
      return this.array(`${name}(${object.length}) `, object, object.length);
    const shown = methodOf(object, internal.shown);
    if (shown !== undefined) return this.ofPrivate(object, shown);
    const toJson = methodOf(object, "toJSON");
    return toJson === undefined ? this.plain(object) : this.ofJson(object, toJson);
  }

  // Its text is what the program made of `source` and `flags`, if it did.
  regExp(object) {
    try {
      return regExpText.call(object);
    } catch {
      return "[RegExp]";
    }
  }

  promise([state, value]) {
    if (state === states.PENDING) return "pending";
    return (state === states.REJECTED ? "rejected: " : "") + this.value(value);
  }

  unboxed(object) {
    for (const unbox of unboxers) {
      try {
        return unbox.call(object);
      } catch {
        // Another one's.
      }
    }
    return undefined;
  }

  ofJson(object, toJson) {
    let shown;
    try {
      shown = Reflect.apply(toJson, object, []);
    } catch {
      return this.plain(object);
    }
    const isObject = typeof shown === "object" && shown !== null && shown !== object;
    if (isObject && !Array.isArray(shown)) return this.plain(shown);
    return shown === object ? this.plain(object) : this.value(shown);
  }

  // An object of lib/ whose state is private: the members that its class shows, and its own behind them; or pairs.
  ofPrivate(object, shown) {
    let given;
    try {
      given = Reflect.apply(shown, object, []);
    } catch {
      return this.plain(object); // a prototype
    }
    if (Array.isArray(given)) {
      const show = ([key, value]) => this.value(key) + " => " + this.value(value);
      return this.collection(className(object), given, arrayForEach, show);
    }
    const own = this.memberList(object, hasOwn.call(object, "isTrusted") ? 1 : 0);
    return prefixOf(object) + "{" + [...this.memberList(given, 0), ...own].join(",") + "}";
  }

  plain(object) {
    return prefixOf(object) + this.members(object, 0);
  }

  // {"a":1,[Symbol(b)]:2}: the enumerable properties behind the first `skipped` ones. What lib/ keeps in objects of its
  // classes, keys and passwords among it, has symbols, and is not shown.
  members(object, skipped) {
    const parts = this.memberList(object, skipped);
    return "{" + parts.join(",") + "}";
  }

  memberList(object, skipped) {
    const keys = keysOf(object).slice(skipped);
    const symbols = Object.getOwnPropertySymbols(object);
    if (symbols.length > 0 && !isOfLib(object))
      for (const key of symbols)
        if (getOwnPropertyDescriptor(object, key)?.enumerable) keys.push(key);
    const parts = keys.slice(0, MAX_ELEMENTS).map((key) => {
      const text = typeof key === "symbol" ? `[${String(key)}]` : JSON.stringify(key);
      return text + ":" + this.property(object, key);
    });
    if (keys.length > MAX_ELEMENTS) parts.push(`... ${keys.length - MAX_ELEMENTS} more`);
    return parts;
  }

  property(object, key) {
    let property;
    try {
      property = getOwnPropertyDescriptor(object, key);
    } catch (error) {
      return `[throws: ${reasonOf(error)}]`; // a binding of a module that is not there yet
    }
    if (property === undefined) return this.value(undefined);
    if (hasOwn.call(property, "value")) return this.safely(property.value);
    const has = [property.get && "getter", property.set && "setter"].filter(Boolean);
    return this.special(`[${has.join("/") || "getter"}]`);
  }

  safely(value) {
    try {
      return this.value(value);
    } catch (error) {
      return `[cannot be shown: ${reasonOf(error)}]`;
    }
  }

  array(name, object, length) {
    const parts = [];
    const shown = Math.min(length, MAX_ELEMENTS);
    let holes = 0;
    for (let i = 0; i <= shown; i++) {
      const isHole = i < shown && !hasOwn.call(object, i);
      if (isHole) holes++;
      else if (holes > 0) {
        parts.push(this.paint(COLOURS.undefined, holes === 1 ? "empty" : `empty \u00d7 ${holes}`));
        holes = 0;
      }
      if (i < shown && !isHole) parts.push(this.property(object, i));
    }
    if (shown < length) parts.push(`... ${length - shown} more`);
    else parts.push(...this.memberList(object, Object.keys(object).findLastIndex(isIndex) + 1));
    return name + "[" + parts.join(",") + "]";
  }

  collection(name, object, forEach, show) {
    const parts = [];
    let size = 0;
    forEach.call(object, (value, key) => {
      if (size++ < MAX_ELEMENTS) parts.push(show(value, key));
    });
    if (size > MAX_ELEMENTS) parts.push(`... ${size - MAX_ELEMENTS} more`);
    return `${name}(${size}) {${parts.join(",")}}`;
  }

  // Its stack, and behind it what it was made of, each line deeper by its level.
  error(error) {
    let text = String((hasOwn.call(error, "stack") && error.stack) || error);
    if (this.path.length > MAX_DEPTH) return `[${text.split("\n", 1)[0]}]`;
    const isNested = this.path.length > 1;
    if (isNested && !text.includes("\n")) text = `[${text}]`;
    if (hasOwn.call(error, "cause"))
      text += "\n  [cause]: " + this.below(this.property(error, "cause"));
    const errors = getOwnPropertyDescriptor(error, "errors")?.value;
    if (Array.isArray(errors) && kindOf(errors) !== kinds.PROXY)
      errors.slice(0, MAX_ELEMENTS).forEach((each, i) => {
        text += `\n  [errors ${i}]: ` + this.below(this.safely(each));
      });
    return text;
  }

  below(text) {
    return text.replaceAll("\n", "\n  ");
  }
}

const isIndex = (key) => /^\d+$/.test(key);

function inspect(value, fd) {
  return new Inspection(isColoured(fd)).safely(value);
}

const BUILT_IN = [Object, Array, Error, Date, RegExp].map((one) => one.prototype.toString);

// What an object becomes by a toString() that is not the language's; undefined where it has no such one.
inspect.ownText = function (object) {
  if (kindOf(object) === kinds.PROXY) return undefined;
  const toString = methodOf(object, "toString");
  return toString === undefined || BUILT_IN.includes(toString) ? undefined : String(object);
};

return inspect;
