// Assertions, and counts of callbacks that are checked when the process exits; what every test in JavaScript uses.
//
//     var check = require("../check.js");
//     check.equal(actual, expected, note);            // ===, or both NaN
//     check.deepEqual(actual, expected, note);        // the same structure, own enumerable properties
//     check.ok(value, note);
//     var error = check.throws(f, TypeError);         // or a regular expression for the message
//     emitter.addListener("close", check.mustCall(f));      // exactly once; mustCall(f, n): n times
//     emitter.addListener("timeout", check.mustNotCall("no timeout here"));
//
// A failed assertion throws. A wrong count at exit is told on stdout, and the exit code is 1.

var own = Object.prototype.hasOwnProperty;

// A value as a reader wants to see it in a message.
function show(value) {
  if (typeof value === "function") return "function " + (value.name || "");
  if (value instanceof Error || value instanceof RegExp) return String(value);
  if (typeof value === "number" || value === undefined) return String(value);
  try {
    var text = JSON.stringify(value);
    return text === undefined ? String(value) : text;
  } catch (e) {
    return String(value);
  }
}

function fail(message, note) {
  throw new Error(note ? note + ": " + message : message);
}

function same(a, b) {
  return a === b || (a !== a && b !== b);
}

function deepSame(a, b) {
  if (same(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
  if (a instanceof Date) return same(a.getTime(), b.getTime());
  if (a instanceof RegExp) return String(a) === String(b);
  if (a instanceof Error && a.message !== b.message) return false;
  if (Array.isArray(a) && a.length !== b.length) return false;
  var names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every(function (name) {
    return own.call(b, name) && deepSame(a[name], b[name]);
  });
}

exports.ok = function (value, note) {
  if (!value) fail(show(value) + " is not true", note);
};

exports.equal = function (actual, expected, note) {
  if (!same(actual, expected)) fail(show(actual) + " should be " + show(expected), note);
};

exports.deepEqual = function (actual, expected, note) {
  if (!deepSame(actual, expected)) fail(show(actual) + " should equal " + show(expected), note);
};

// Calls f, which must throw, and gives what it threw. `expected` may be a constructor (the error is one of its
// instances), a regular expression (its message matches) or absent.
exports.throws = function (f, expected, note) {
  var error;
  try {
    f();
  } catch (e) {
    error = e;
    var right =
      !expected ||
      (expected instanceof RegExp ? expected.test(e && e.message) : e instanceof expected);
    if (!right) fail("threw " + show(e) + ", not " + show(expected), note);
    return error;
  }
  fail("did not throw", note);
};

// The line that called the public function which called this one.
function callSite() {
  var lines = String(new Error().stack).split("\n");
  return (lines[3] || "").trim();
}

var counted = []; // {times, calls, what}

function count(f, times, what) {
  var entry = { times: times, calls: 0, what: what };
  counted.push(entry);
  return function () {
    entry.calls++;
    return f ? f.apply(this, arguments) : undefined;
  };
}

// A listener that runs f (which may be absent) and must be called exactly `times` times before the process exits.
exports.mustCall = function (f, times) {
  return count(f, times === undefined ? 1 : times, "mustCall " + callSite());
};

// A listener that fails the test when called.
exports.mustNotCall = function (note) {
  var what = (note || "mustNotCall") + " " + callSite();
  return count(
    function () {
      fail("was called", what);
    },
    0,
    what,
  );
};

process.addListener("exit", function () {
  var wrong = counted.filter(function (entry) {
    return entry.calls !== entry.times;
  });
  if (wrong.length === 0) return;
  wrong.forEach(function (entry) {
    puts("called " + entry.calls + " times, not " + entry.times + ": " + entry.what);
  });
  node.exit(1);
});
