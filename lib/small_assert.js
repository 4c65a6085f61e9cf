// "assert" for packages.
"use strict";

const { isDeepEqual } = internal.load("small_equal");
const show = internal.load("inspect");
const { coded, wrongType, callable } = internal.load("small_errors");

class AssertionError extends Error {
  constructor(options) {
    if (typeof options !== "object" || options === null) throw wrongType("options", "an object");
    const { message, actual, expected, operator } = options;
    super(message ?? `${show(actual)} ${operator} ${show(expected)} does not hold`);
    const generatedMessage = message === undefined;
    const members = { generatedMessage, code: "ERR_ASSERTION", actual, expected, operator };
    Object.assign(this, members);
  }
}
Object.defineProperty(AssertionError.prototype, "name", internal.property("AssertionError", false));

function check(holds, message, actual, expected, operator) {
  if (holds) return;
  if (message instanceof Error) throw message;
  throw new AssertionError({ message, actual, expected, operator });
}

// Fails with a message of our own where there is none; it is as good as a program's.
function fail(message, otherwise, operator, actual, expected) {
  if (message instanceof Error) throw message;
  const isGenerated = message === undefined;
  const text = isGenerated ? otherwise : message;
  const error = new AssertionError({ message: text, actual, expected, operator });
  error.generatedMessage = isGenerated;
  throw error;
}

function assert(value, message) {
  check(value, message, value, true, "==");
}

const EQUALITIES = {
  // eslint-disable-next-line eqeqeq -- what assert.equal says
  equal: [(a, b) => a == b || Object.is(a, b), "==", "!="],
  strictEqual: [Object.is, "strictEqual", "notStrictEqual"],
  deepEqual: [(a, b) => isDeepEqual(a, b, false), "deepEqual", "notDeepEqual"],
  deepStrictEqual: [(a, b) => isDeepEqual(a, b, true), "deepStrictEqual", "notDeepStrictEqual"],
};
for (const [name, [holds, operator, opposite]] of Object.entries(EQUALITIES)) {
  assert[name] = (a, b, message) => check(holds(a, b), message, a, b, operator);
  const not = "not" + name[0].toUpperCase() + name.slice(1);
  assert[not] = (a, b, message) => check(!holds(a, b), message, a, b, opposite);
}

// ---- what is thrown ----

function hasMembers(error, expected) {
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push("name", "message");
  return keys.every((key) =>
    expected[key] instanceof RegExp && typeof error?.[key] === "string"
      ? expected[key].test(error[key])
      : isDeepEqual(error?.[key], expected[key], true),
  );
}

function isExpected(error, expected) {
  if (expected === undefined) return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected !== "function") return hasMembers(error, expected);
  if (expected.prototype !== undefined && error instanceof expected) return true;
  const isClass = expected === Error || Object.prototype.isPrototypeOf.call(Error, expected);
  return !isClass && expected.call({}, error) === true;
}

// What a call expects: a text is the message.
function expectation(expected, message) {
  if (typeof expected === "string") return { message: expected };
  const isKnown = ["function", "object", "undefined"].includes(typeof expected);
  if (isKnown && expected !== null) return { expected, message };
  throw wrongType("expected", "a function, an Error, a RegExp or an object");
}

// What must fail has: `outcome` is { error }, or undefined.
function mustFail(outcome, operator, args) {
  const { expected, message } = expectation(...args);
  const missing = operator === "throws" ? "exception" : "rejection";
  if (outcome === undefined)
    fail(message, `Missing expected ${missing}.`, operator, undefined, expected);
  const { error } = outcome;
  if (typeof args[0] === "string" && error?.message === message)
    throw coded(TypeError, "ERR_AMBIGUOUS_ARGUMENT", "the message is that of the error as well");
  if (isExpected(error, expected)) return;
  fail(message, `${show(error)} is not the error expected`, operator, error, expected);
}

function mustNotFail(outcome, operator, args) {
  if (outcome === undefined) return;
  const { expected, message } = expectation(...args);
  const { error } = outcome;
  if (expected !== undefined && !isExpected(error, expected)) throw error;
  const what = operator === "doesNotThrow" ? "exception" : "rejection";
  const text = `Got unwanted ${what}.\nActual message: "${error?.message}"`;
  fail(message, text, operator, error, expected);
}

function outcomeOf(f) {
  callable(f, "fn");
  try {
    f();
  } catch (error) {
    return { error };
  }
  return undefined;
}

async function outcomeLater(f) {
  const promise = typeof f === "function" ? f() : f;
  if (typeof promise?.then !== "function")
    throw typeof f === "function"
      ? coded(TypeError, "ERR_INVALID_RETURN_VALUE", "promiseFn must return a promise")
      : wrongType("promiseFn", "a function or a promise");
  try {
    await promise;
  } catch (error) {
    return { error };
  }
  return undefined;
}

function matches(text, pattern, message, wanted, operator) {
  if (!(pattern instanceof RegExp)) throw wrongType("regexp", "a RegExp");
  check(
    (typeof text === "string" && pattern.test(text)) === wanted,
    message,
    text,
    pattern,
    operator,
  );
}

Object.assign(assert, {
  AssertionError,
  ok: assert,
  fail: (message) => fail(message, "Failed", "fail"),
  ifError(value) {
    if (value === null || value === undefined) return;
    fail(
      undefined,
      `ifError got unwanted exception: ${value?.message ?? show(value)}`,
      "ifError",
      value,
      null,
    );
  },
  match: (text, pattern, message) => matches(text, pattern, message, true, "match"),
  doesNotMatch: (text, pattern, message) => matches(text, pattern, message, false, "doesNotMatch"),
  throws: (f, ...args) => mustFail(outcomeOf(f), "throws", args),
  doesNotThrow: (f, ...args) => mustNotFail(outcomeOf(f), "doesNotThrow", args),
  rejects: async (f, ...args) => mustFail(await outcomeLater(f), "rejects", args),
  doesNotReject: async (f, ...args) => mustNotFail(await outcomeLater(f), "doesNotReject", args),
});
assert.strict = Object.assign((value, message) => assert(value, message), assert, {
  equal: assert.strictEqual,
  notEqual: assert.notStrictEqual,
  deepEqual: assert.deepStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;
return assert;
