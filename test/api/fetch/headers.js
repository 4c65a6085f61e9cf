// Headers by the Fetch standard: names in small letters, values trimmed, repeats joined, iterated in order, cookies apart.
var check = require("../check.js");

var headers = new Headers([
  ["X-B", " b\t"],
  ["x-a", "1"],
  ["X-A", "2"],
  ["Set-Cookie", "a=1"],
  ["set-cookie", "b=2, c"],
]);
check.equal(headers.get("x-B"), "b");
check.equal(headers.get("X-A"), "1, 2");
check.equal(headers.get("none"), null);
check.equal(headers.has("SET-COOKIE"), true);
check.equal(headers.get("set-cookie"), "a=1, b=2, c");
check.deepEqual(headers.getSetCookie(), ["a=1", "b=2, c"]);
var all = [
  ["set-cookie", "a=1"],
  ["set-cookie", "b=2, c"],
  ["x-a", "1, 2"],
  ["x-b", "b"],
];
check.deepEqual(Array.from(headers), all);
check.deepEqual(Array.from(headers.entries()), all);
check.deepEqual(Array.from(headers.keys()).join(), "set-cookie,set-cookie,x-a,x-b");
check.deepEqual(Array.from(headers.values()).join("|"), "a=1|b=2, c|1, 2|b");
var seen = [];
headers.forEach(
  function (value, name, object) {
    check.equal(object, headers);
    check.equal(this.self, true);
    seen.push([name, value]);
  },
  { self: true },
);
check.deepEqual(seen, all);
check.equal(String(headers), "[object Headers]");

var copy = new Headers(headers);
copy.set("x-a", 3);
copy.append("X-B", "");
copy.delete("Set-Cookie");
check.deepEqual(Array.from(copy), [
  ["x-a", "3"],
  ["x-b", "b, "],
]);
check.equal(headers.get("x-a"), "1, 2");
check.deepEqual(Array.from(new Headers({ B: 1, a: "2" })), [
  ["a", "2"],
  ["b", "1"],
]);
check.deepEqual(Array.from(new Headers(new Map([["a", "b"]]))), [["a", "b"]]);
check.deepEqual(Array.from(new Headers()), []);

// What is changed meanwhile is seen.
var walked = [];
for (var pair of copy) {
  walked.push(pair[0]);
  if (pair[0] === "x-a") copy.set("x-c", "new");
}
check.equal(walked.join(), "x-a,x-b,x-c");

// Wrong ones.
[
  null,
  1,
  "text",
  [["a"]],
  [["a", "b", "c"]],
  [1],
  { "a b": "x" },
  { "": "x" },
  { a: "x\ny" },
  { a: "\u0100" },
].forEach(function (init) {
  check.throws(
    function () {
      new Headers(init);
    },
    TypeError,
    JSON.stringify(init),
  );
});
["get", "has", "delete"].forEach(function (method) {
  check.throws(function () {
    headers[method]("a:");
  }, TypeError);
  check.throws(function () {
    headers[method]();
  }, TypeError);
});
check.throws(function () {
  headers.append("a");
}, TypeError);
check.throws(function () {
  headers.set("a", "x\0");
}, TypeError);
check.throws(function () {
  Headers.prototype.get.call({}, "a");
}, TypeError);
