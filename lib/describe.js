// Values that JSON has no words for, as text: what p() and console.log() show then. Returns describe(value) -> string.
//
// It is JSON as far as JSON goes. A BigInt is 1n, a cycle [circular], a getter that throws [throws: its message]; where
// toJSON throws, the object's own properties stand. It never throws, whatever the value does. describe.keysOf(object) is for
// lib/inspect.js.
"use strict";

// Deeper than this nobody reads, and the stack would not bear every depth.
const MAX_DEPTH = 100;

function describeFunction(value) {
  const name = value.name;
  return typeof name === "string" && name !== "" ? "[function " + name + "]" : "[function]";
}

// JSON leaves these out of objects, and says null for them in arrays.
function isLeftOut(value) {
  return value === undefined || typeof value === "function" || typeof value === "symbol";
}

function describeProperty(object, key, ancestors) {
  let value;
  try {
    value = object[key];
  } catch (error) {
    return "[throws: " + message(error) + "]";
  }
  return isLeftOut(value) ? undefined : describe(value, ancestors);
}

function message(error) {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch (_) {
    return "?";
  }
}

// The names of an object's enumerable properties. Of a module's namespace that is not whole yet all names.
function keysOf(object) {
  try {
    return Object.keys(object);
  } catch (_) {
    return Object.getOwnPropertyNames(object);
  }
}

function describeObject(object, ancestors) {
  if (ancestors.includes(object)) return "[circular]";
  if (ancestors.length >= MAX_DEPTH) return "[deeper]";
  const path = [...ancestors, object];
  const parts = [];
  if (Array.isArray(object)) {
    for (let i = 0; i < object.length; i++) {
      const text = describeProperty(object, i, path);
      parts.push(text === undefined ? "null" : text);
    }
    return "[" + parts.join(",") + "]";
  }
  for (const key of keysOf(object)) {
    const text = describeProperty(object, key, path);
    if (text !== undefined) parts.push(JSON.stringify(key) + ":" + text);
  }
  return "{" + parts.join(",") + "}";
}

// What the object's toJSON() gives, the primitive that it wraps, or itself.
function forJson(object) {
  try {
    if (typeof object.toJSON === "function") return object.toJSON();
    if (object instanceof Number || object instanceof String || object instanceof Boolean)
      return object.valueOf();
  } catch (_) {
    // Then its properties have to do.
  }
  return object;
}

function describe(value, ancestors) {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "number":
      return isFinite(value) ? String(value) : "null";
    case "bigint":
      return String(value) + "n";
    case "function":
      return describeFunction(value);
    case "object": {
      if (value === null) return "null";
      const shown = forJson(value);
      if (shown !== value)
        return typeof shown === "object"
          ? describeObject(Object(shown), ancestors)
          : describe(shown, ancestors);
      return describeObject(value, ancestors);
    }
    default:
      return String(value);
  }
}

function describeSafely(value) {
  try {
    return describe(value, []);
  } catch (error) {
    return "[cannot be shown: " + message(error) + "]";
  }
}

return Object.assign(describeSafely, { keysOf });
