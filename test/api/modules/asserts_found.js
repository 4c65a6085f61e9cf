// The assertions of tests are found without a path, by require, include and import; a file of that name comes first.
var check = require("../check.js");
var fs = node.fs;
include("asserts.js");

assertTrue(true);
assertFalse(false);
assertEquals({ a: [1, new Date(3)] }, { a: [1, new Date(3)] });
assertArrayEquals([1, 2], [1, 2]);
assertNotEquals(1, "1");
assertSame(null, null);
assertNull(null);
assertUndefined(undefined);
assertNaN(NaN);
assertInstanceof([], Array);
assertDoesNotThrow(function () {});
var thrown = assertThrows(function () {
  assertEquals(4, 5, "two and two");
}, Error);
check.equal(thrown.message, "assertion failed: two and two: expected 4, found 5");
[
  [assertTrue, 1],
  [assertFalse, undefined],
  [assertEquals, [1], [2]],
  [assertEquals, 1, "1"],
  [assertNotEquals, NaN, NaN],
  [assertSame, {}, {}],
  [assertNull, undefined],
  [assertUndefined, null],
  [assertNaN, 1],
  [assertInstanceof, [], Date],
  [assertThrows, function () {}],
  [assertUnreachable],
].forEach(function (call) {
  check.throws(function () {
    call[0].apply(null, call.slice(1));
  }, /^assertion failed: /);
});

check.equal(require("asserts").assertTrue, assertTrue);
check.equal(require("node:asserts").assertTrue, assertTrue);
import("asserts").then(
  check.mustCall(function (names) {
    check.equal(names.assertEquals, assertEquals);
  }),
);

var folder = fs.mkdtemp("/tmp/node-asserts-").wait();
fs.append(folder + "/asserts.js", "exports.own = true;").wait();
fs.append(folder + "/user.js", "exports.found = require('asserts.js').own;").wait();
check.equal(require(folder + "/user.js").found, true);
fs.remove(folder, { recursive: true }).wait();
