// "asserts", which tests include without a path (API document, "Tests"): each throws an Error that says what was
// expected and what was there.
//
//     include("asserts.js");
//     assertEquals(4, 2 + 2, "two and two");
"use strict";

const show = internal.load("inspect");
const asserts = {};

function fail(what, message) {
  throw new Error("assertion failed: " + (message ? message + ": " : "") + what);
}

// The same value; NaN is the same as NaN, and 0 as -0.
const same = (a, b) => a === b || Object.is(a, b);

// The same structure: arrays, dates and plain objects by what is in them.
function equal(a, b) {
  if (same(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
  if (a instanceof Date) return same(a.getTime(), b.getTime());
  if (a instanceof RegExp) return String(a) === String(b);
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equal(a[name], b[name]))
  );
}

asserts.assertTrue = function (value, message) {
  if (value !== true) fail("expected true, found " + show(value), message);
};

asserts.assertFalse = function (value, message) {
  if (value !== false) fail("expected false, found " + show(value), message);
};

asserts.assertEquals = function (expected, found, message) {
  if (!equal(expected, found))
    fail("expected " + show(expected) + ", found " + show(found), message);
};

asserts.assertNotEquals = function (unexpected, found, message) {
  if (equal(unexpected, found)) fail("expected anything but " + show(found), message);
};

// One and the same object, or the same primitive value.
asserts.assertSame = function (expected, found, message) {
  if (!same(expected, found))
    fail("expected the very " + show(expected) + ", found " + show(found), message);
};

asserts.assertNull = function (value, message) {
  if (value !== null) fail("expected null, found " + show(value), message);
};

asserts.assertUndefined = function (value, message) {
  if (value !== undefined) fail("expected undefined, found " + show(value), message);
};

asserts.assertInstanceof = function (value, constructor, message) {
  if (!(value instanceof constructor)) {
    fail(
      "expected a " + (constructor.name || "constructor's instance") + ", found " + show(value),
      message,
    );
  }
};

// Gives what was thrown; a constructor, where one is given, must have made it.
asserts.assertThrows = function (code, constructor, message) {
  let thrown;
  try {
    code();
  } catch (error) {
    thrown = { error };
  }
  if (!thrown) fail("expected an exception", message);
  if (constructor) asserts.assertInstanceof(thrown.error, constructor, message);
  return thrown.error;
};

asserts.assertDoesNotThrow = function (code, message) {
  try {
    code();
  } catch (error) {
    fail("expected no exception, found " + show(error), message);
  }
};

asserts.assertUnreachable = function (message) {
  fail("this should not be reached", message);
};

asserts.assertArrayEquals = asserts.assertEquals;

asserts.assertNaN = function (value, message) {
  if (!Number.isNaN(value)) fail("expected NaN, found " + show(value), message);
};

return asserts;
