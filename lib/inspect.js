// Values as console.log shows them. Returns inspect(value, fd) -> string, for a line on descriptor `fd`, 1 or 2; without
// one, it has no colours.
//
// What JSON has words for is JSON. Beside that a Map is Map(1) {"a" => 1}, a Set is Set(1) {"a"}, an instance of a class
// has the class's name in front, a RegExp is /x/g, a Date its ISO text, an Error its stack with `cause` and `errors`
// behind it. Colours are for terminals, unless NO_COLOR is set. It never throws, whatever the value does.
"use strict";

const stdio = binding("stdio");

// Levels of objects that are shown. A deeper object is shown as its class's name.
const MAX_DEPTH = 6;
// Elements of an array, Map or Set that are shown.
const MAX_ELEMENTS = 1000;

const COLOURS = { string: 32, number: 33, bigint: 33, boolean: 33, undefined: 90, object: 1 };
const SPECIAL = 36;

const hasOwn = Object.prototype.hasOwnProperty;
const tagOf = Object.prototype.toString;
const sourceOf = Function.prototype.toString;
const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;
const timeOf = Date.prototype.getTime;
const isoOf = Date.prototype.toISOString;
const regExpText = RegExp.prototype.toString;
const sourceOfRegExp = Object.getOwnPropertyDescriptor(RegExp.prototype, "source").get;

const terminals = [];

function isColoured(fd) {
  if (fd === undefined) return false;
  if (terminals[fd] === undefined) terminals[fd] = stdio.isTerminal(fd) && !global.ENV.NO_COLOR;
  return terminals[fd];
}

// The name of the class that an object is an instance of; "" for plain objects and arrays.
function className(object) {
  const prototype = Object.getPrototypeOf(object);
  if (prototype === null || prototype === Object.prototype || prototype === Array.prototype)
    return "";
  const property = Object.getOwnPropertyDescriptor(prototype, "constructor");
  const name = property === undefined ? undefined : property.value?.name;
  return typeof name === "string" && name !== "Object" ? name : "";
}

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

  value(value) {
    const type = typeof value;
    if (type === "function") return this.paint(SPECIAL, this.function(value));
    if (type === "object" && value !== null) return this.reference(value);
    const text = type === "string" ? JSON.stringify(value) : Object.is(value, -0) ? "-0" : "";
    return this.paint(COLOURS[type] ?? 32, text || String(value) + (type === "bigint" ? "n" : ""));
  }

  function(value) {
    const kind = sourceOf.call(value).startsWith("class") ? "class" : "function";
    const name = value.name;
    return typeof name === "string" && name !== "" ? `[${kind} ${name}]` : `[${kind}]`;
  }

  reference(object) {
    if (this.path.includes(object)) return this.paint(SPECIAL, "[circular]");
    if (this.path.length >= MAX_DEPTH && !(object instanceof Error))
      return this.paint(SPECIAL, `[${className(object) || tagOf.call(object).slice(8, -1)}]`);
    this.path.push(object);
    try {
      return this.object(object);
    } finally {
      this.path.pop();
    }
  }

  object(object) {
    if (object instanceof Error) return this.error(object);
    if (Array.isArray(object)) return this.array(className(object), object, object.length);
    if (ArrayBuffer.isView(object) && object.length !== undefined)
      return this.array(`${className(object)}(${object.length}) `, object, object.length);
    const special = this.builtIn(object);
    if (special !== undefined) return special;
    if (typeof object.toJSON === "function") return this.ofJson(object);
    if (object instanceof Number || object instanceof String || object instanceof Boolean)
      return this.value(object.valueOf());
    return this.plain(object);
  }

  // Shows objects whose content is not in their properties, by class name. Gives undefined for an
  // object that only has the name of such a class.
  builtIn(object) {
    const name = className(object);
    try {
      switch (tagOf.call(object)) {
        case "[object Map]":
          return this.collection(name || "Map", object, mapForEach, (value, key) => {
            return this.value(key) + " => " + this.value(value);
          });
        case "[object Set]":
          return this.collection(name || "Set", object, setForEach, (value) => this.value(value));
        case "[object Date]":
          return this.paint(35, isNaN(timeOf.call(object)) ? "Invalid Date" : isoOf.call(object));
        case "[object RegExp]":
          sourceOfRegExp.call(object);
          return this.paint(31, regExpText.call(object));
        case "[object ArrayBuffer]":
          return `ArrayBuffer(${object.byteLength})`;
      }
    } catch (_) {
      // Then its properties have to do.
    }
    return undefined;
  }

  ofJson(object) {
    let shown;
    try {
      shown = object.toJSON();
    } catch (_) {
      return this.plain(object);
    }
    const isObject = typeof shown === "object" && shown !== null && shown !== object;
    if (isObject && !Array.isArray(shown)) return this.plain(shown);
    return shown === object ? this.plain(object) : this.value(shown);
  }

  plain(object) {
    const parts = Object.keys(object).map(
      (key) => JSON.stringify(key) + ":" + this.property(object, key),
    );
    const name = className(object);
    return (name === "" ? "" : name + " ") + "{" + parts.join(",") + "}";
  }

  property(object, key) {
    let value;
    try {
      value = object[key];
    } catch (error) {
      return `[throws: ${reasonOf(error)}]`;
    }
    return this.safely(value);
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
    for (let i = 0; i < shown; i++) parts.push(this.property(object, i));
    if (shown < length) parts.push(`... ${length - shown} more`);
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
    if (hasOwn.call(error, "errors") && Array.isArray(error.errors))
      error.errors.slice(0, MAX_ELEMENTS).forEach((each, i) => {
        text += `\n  [errors ${i}]: ` + this.below(this.safely(each));
      });
    return text;
  }

  below(text) {
    return text.replaceAll("\n", "\n  ");
  }
}

return function inspect(value, fd) {
  return new Inspection(isColoured(fd)).safely(value);
};
