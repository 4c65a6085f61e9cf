// Assertions for tests; each throws an Error that says what was expected and what was there.
//
//     include("asserts.js");
//     assertEquals(4, 2 + 2, "two and two");

function show(value) {
  if (typeof value === "function" || value instanceof Error || value instanceof RegExp)
    return String(value);
  try {
    var text = JSON.stringify(value);
    return text === undefined ? String(value) : text;
  } catch (error) {
    return String(value);
  }
}

function fail(what, message) {
  throw new Error("assertion failed: " + (message ? message + ": " : "") + what);
}

// The same value; NaN is the same as NaN.
function same(a, b) {
  return a === b || (a !== a && b !== b);
}

// The same structure: arrays, dates and plain objects by what is in them.
function equal(a, b) {
  if (same(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
  if (a instanceof Date) return same(a.getTime(), b.getTime());
  if (a instanceof RegExp) return String(a) === String(b);
  var names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every(function (name) {
      return Object.prototype.hasOwnProperty.call(b, name) && equal(a[name], b[name]);
    })
  );
}

exports.assertTrue = function (value, message) {
  if (value !== true) fail("expected true, found " + show(value), message);
};

exports.assertFalse = function (value, message) {
  if (value !== false) fail("expected false, found " + show(value), message);
};

exports.assertEquals = function (expected, found, message) {
  if (!equal(expected, found))
    fail("expected " + show(expected) + ", found " + show(found), message);
};

exports.assertNotEquals = function (unexpected, found, message) {
  if (equal(unexpected, found)) fail("expected anything but " + show(found), message);
};

// One and the same object, or the same primitive value.
exports.assertSame = function (expected, found, message) {
  if (!same(expected, found))
    fail("expected the very " + show(expected) + ", found " + show(found), message);
};

exports.assertNull = function (value, message) {
  if (value !== null) fail("expected null, found " + show(value), message);
};

exports.assertUndefined = function (value, message) {
  if (value !== undefined) fail("expected undefined, found " + show(value), message);
};

exports.assertInstanceof = function (value, constructor, message) {
  if (!(value instanceof constructor)) {
    fail(
      "expected a " + (constructor.name || "constructor's instance") + ", found " + show(value),
      message,
    );
  }
};

// Gives what was thrown; a constructor, where one is given, must have made it.
exports.assertThrows = function (code, constructor, message) {
  var thrown;
  try {
    code();
  } catch (error) {
    thrown = { error: error };
  }
  if (!thrown) fail("expected an exception", message);
  if (constructor) exports.assertInstanceof(thrown.error, constructor, message);
  return thrown.error;
};

exports.assertDoesNotThrow = function (code, message) {
  try {
    code();
  } catch (error) {
    fail("expected no exception, found " + show(error), message);
  }
};

exports.assertUnreachable = function (message) {
  fail("this should not be reached", message);
};
