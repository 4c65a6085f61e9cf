// "assert" for packages.
"use strict";

const { isDeepEqual } = internal.load("small_equal");
const show = internal.load("inspect");

class AssertionError extends Error {
  constructor({ message, actual, expected, operator }) {
    super(message ?? `${show(actual)} ${operator} ${show(expected)} does not hold`);
    Object.assign(this, {
      name: "AssertionError",
      code: "ERR_ASSERTION",
      actual,
      expected,
      operator,
      generatedMessage: message === undefined,
    });
  }
}

function check(holds, message, actual, expected, operator) {
  if (holds) return;
  if (message instanceof Error) throw message;
  throw new AssertionError({ message, actual, expected, operator });
}

function assert(value, message) {
  check(value, message, value, true, "==");
}

const EQUALITIES = {
  // eslint-disable-next-line eqeqeq -- what assert.equal says
  equal: [(a, b) => a == b || Object.is(a, b), "=="],
  strictEqual: [Object.is, "strictEqual"],
  deepEqual: [(a, b) => isDeepEqual(a, b, false), "deepEqual"],
  deepStrictEqual: [(a, b) => isDeepEqual(a, b, true), "deepStrictEqual"],
};
for (const [name, [holds, operator]] of Object.entries(EQUALITIES)) {
  assert[name] = (a, b, message) => check(holds(a, b), message, a, b, operator);
  const opposite = "not" + name[0].toUpperCase() + name.slice(1);
  assert[opposite] = (a, b, message) => check(!holds(a, b), message, a, b, opposite);
}

function isExpected(error, expected) {
  if (expected === undefined || typeof expected === "string") return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected !== "function")
    return Object.keys(expected).every((key) =>
      expected[key] instanceof RegExp
        ? expected[key].test(error[key])
        : isDeepEqual(error[key], expected[key], true),
    );
  if (expected.prototype !== undefined && error instanceof expected) return true;
  return (
    !Object.prototype.isPrototypeOf.call(Error, expected) &&
    expected !== Error &&
    expected.call({}, error) === true
  );
}

function failed(error, expected) {
  if (!isExpected(error, expected)) throw error;
}

Object.assign(assert, {
  AssertionError,
  ok: assert,
  fail: (message = "failed") => check(false, message),
  ifError(value) {
    if (value !== null && value !== undefined) throw value;
  },
  match: (text, pattern, message) => check(pattern.test(text), message, text, pattern, "match"),
  doesNotMatch: (text, pattern, message) =>
    check(!pattern.test(text), message, text, pattern, "doesNotMatch"),
  throws(f, expected, message) {
    try {
      f();
    } catch (error) {
      return failed(error, expected);
    }
    check(false, message ?? "nothing was thrown");
  },
  doesNotThrow: (f) => f(),
  async rejects(f, expected, message) {
    try {
      await (typeof f === "function" ? f() : f);
    } catch (error) {
      return failed(error, expected);
    }
    check(false, message ?? "it was not rejected");
  },
});
assert.strict = Object.assign((value, message) => assert(value, message), assert, {
  equal: assert.strictEqual,
  notEqual: assert.notStrictEqual,
  deepEqual: assert.deepStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
return assert;
