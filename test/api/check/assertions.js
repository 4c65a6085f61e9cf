// The assertions that all tests use fail when they should, and only then.
var check = require("../check.js");

check.equal(NaN, NaN);
check.equal("1", "1");
check.deepEqual({ a: [1, { b: null }], d: new Date(5) }, { d: new Date(5), a: [1, { b: null }] });
check.ok(1);

[
  function () {
    check.equal(1, "1");
  },
  function () {
    check.equal(undefined, null);
  },
  function () {
    check.deepEqual([1], { 0: 1 });
  },
  function () {
    check.deepEqual([1, 2], [1]);
  },
  function () {
    check.deepEqual({ a: undefined }, { b: undefined });
  },
  function () {
    check.deepEqual(new Date(5), new Date(6));
  },
  function () {
    check.ok(0);
  },
  function () {
    check.throws(function () {});
  },
  function () {
    check.throws(function () {
      throw new Error("a");
    }, TypeError);
  },
  function () {
    check.throws(function () {
      throw new Error("a");
    }, /b/);
  },
  check.mustNotCall.bind(null, "here"),
].forEach(function (wrong, index) {
  var failed = false;
  try {
    wrong();
  } catch (e) {
    failed = true;
  }
  // mustNotCall() itself does nothing; only the function that it gives does.
  if (failed !== index < 10) throw new Error("case " + index + (failed ? " failed" : " passed"));
});

check.equal(
  check.throws(function () {
    throw new TypeError("x");
  }, TypeError).message,
  "x",
);
check.throws(function () {
  throw new Error("abc");
}, /b/);
