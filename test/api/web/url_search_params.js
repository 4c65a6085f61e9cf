// URLSearchParams: what it is made of, each method, order, changes while it is walked, and the URL that it belongs to.
var check = require("../check.js");

function text(init) {
  return String(new URLSearchParams(init));
}

// Made of: [init, text].
[
  [undefined, ""],
  ["", ""],
  ["?", ""],
  ["??a", "%3Fa="],
  ["a", "a="],
  ["a=b=c", "a=b%3Dc"],
  ["=b", "=b"],
  ["=", "="],
  ["&&a&&b&", "a=&b="],
  ["a=1&a=2", "a=1&a=2"],
  ["a+b=c+d", "a+b=c+d"],
  ["%61%2B=%20", "a%2B=+"],
  ["%zz=%&%e4", "%25zz=%25&%EF%BF%BD="],
  ["\u00e4=\u20ac\ud83d\ude00", "%C3%A4=%E2%82%AC%F0%9F%98%80"],
  ["\ud800=\udc00", "%EF%BF%BD=%EF%BF%BD"],
  ["\ufeffa=%EF%BB%BFb", "%EF%BB%BFa=%EF%BB%BFb"],
  ["a=\0\r\n\t", "a=%00%0D%0A%09"],
  ["*-._~!'()", "*-._%7E%21%27%28%29="],
  ["a;b=c/d?e:f@g", "a%3Bb=c%2Fd%3Fe%3Af%40g"],
  [null, "null="],
  [5, "5="],
  [true, "true="],
  [{}, ""],
  [{ b: 1, a: undefined }, "b=1&a=undefined"],
  [{ "\ud800": "x", "\ufffd": "y" }, "%EF%BF%BD=y"],
  [[], ""],
  [
    [
      ["a", "b"],
      ["a", ""],
    ],
    "a=b&a=",
  ],
  [new Map([["m", 1]]), "m=1"],
  [[new Set(["x", "y"])], "x=y"],
  [["ab"].map((pair) => pair.split("")), "a=b"],
  [new URLSearchParams("z=1&y=2"), "z=1&y=2"],
  [
    (function* () {
      yield ["g", 1];
    })(),
    "g=1",
  ],
  [Object.assign(function () {}, { f: 1 }), "f=1"],
  [{ [Symbol.iterator]: null, a: 1 }, "TypeError"],
].forEach(function (row) {
  var found;
  try {
    found = text(row[0]);
  } catch (error) {
    found = error.name;
  }
  check.equal(found, row[1]);
});
[
  [["a"]],
  [["a", "b", "c"]],
  [1],
  ["ab"],
  [null],
  { a: Symbol() },
  Symbol(),
  { [Symbol.iterator]: 1 },
].forEach((init) => check.throws(() => new URLSearchParams(init), TypeError));
check.throws(() => URLSearchParams(), TypeError);

// Methods.
var params = new URLSearchParams("a=1&b=2&a=3&c=4");
check.deepEqual(
  [params.size, params.get("a"), params.get("A"), params.getAll("a"), params.getAll("x")],
  [4, "1", null, ["1", "3"], []],
);
check.deepEqual(
  [params.has("a"), params.has("a", "3"), params.has("a", "2"), params.has("a", undefined)],
  [true, true, false, true],
);
check.equal(params.has("undefined"), false);
check.equal(params.append("d", null), undefined);
params.set("a", 9);
check.equal(String(params), "a=9&b=2&c=4&d=null");
params.set("e", "");
check.equal(String(params), "a=9&b=2&c=4&d=null&e=");
params.append("b", "5");
params.append("b", "2");
params.delete("b", "2");
check.equal(params.getAll("b").join(), "5");
params.delete("b", undefined);
params.delete("none");
check.equal(String(params), "a=9&c=4&d=null&e=");
["append", "set"].forEach((name) => check.throws(() => params[name]("x"), TypeError));
["delete", "get", "getAll", "has", "forEach"].forEach((name) =>
  check.throws(() => params[name](), TypeError),
);
[
  "append",
  "delete",
  "get",
  "getAll",
  "has",
  "set",
  "sort",
  "toString",
  "forEach",
  "keys",
  "values",
  "entries",
].forEach((name) =>
  check.throws(() => URLSearchParams.prototype[name].call({}, "a", "b"), TypeError, name),
);
check.throws(() => params.forEach({}), TypeError);
check.deepEqual(
  ["append", "delete", "get", "getAll", "has", "set", "sort", "toString", "forEach", "keys"].map(
    (name) => params[name].length,
  ),
  [2, 1, 1, 1, 1, 2, 0, 0, 1, 0],
);

// Sorted by code units, and names that are equal keep their order.
[
  ["z=b&a=b&z=a&a=a", "a=b&a=a&z=b&z=a"],
  ["\ufffd=x&\ufffc&\ufffd=a", "\ufffc=&\ufffd=x&\ufffd=a"],
  ["\ufb03&\ud83c\udf08", "\ud83c\udf08=&\ufb03="],
  ["aaa&aa&a&", "a=&aa=&aaa="],
  ["z=z&=&a=&=x", "=&=x&a=&z=z"],
  ["a1&a10&a2&A", "A=&a1=&a10=&a2="],
  ["e\u0301&\u00e9", "e\u0301=&\u00e9="],
].forEach(function (row) {
  var sorted = new URLSearchParams(row[0]);
  sorted.sort();
  check.equal(decodeURIComponent(String(sorted)), row[1]);
});
var many = new URLSearchParams();
for (var i = 0; i < 600; i++) many.append("n" + (i % 3), i);
many.sort();
check.ok(many.getAll("n1").every((value, i, all) => i === 0 || +all[i - 1] < +value));

// Walked while it is changed: each step looks at what is there now.
function walked(init, change) {
  var params = new URLSearchParams(init);
  var names = [];
  for (var pair of params) {
    names.push(pair[0]);
    change(params, pair[0]);
  }
  return names.join();
}
check.equal(
  walked("a&b&c", (params, name) => params.delete(name)),
  "a,c",
);
check.equal(
  walked("a&b&c", (params, name) => name === "a" && params.append("d", "")),
  "a,b,c,d",
);
check.equal(
  walked("a&b&c", (params, name) => name === "b" && params.delete("a")),
  "a,b",
);
check.equal(
  walked("b&a", (params) => params.sort()),
  "b,b",
);
var seen = [];
params = new URLSearchParams("a=1&b=2");
params.forEach(function (value, name, all) {
  seen.push([this, value, name, all === params]);
  if (name === "a") all.delete("b");
}, "self");
check.equal(seen.length, 1);
check.deepEqual(seen[0].slice(1), ["1", "a", true]);
var iterator = params.entries();
check.equal(iterator[Symbol.iterator](), iterator);
check.deepEqual(iterator.next(), { value: ["a", "1"], done: false });
check.deepEqual(iterator.next(), { value: undefined, done: true });
params.append("late", "");
check.equal(iterator.next().value[0], "late");
check.throws(() => iterator.next.call({}), TypeError);
check.deepEqual(
  [[...params.keys()], [...params.values()]],
  [
    ["a", "late"],
    ["1", ""],
  ],
);

// Those of a URL.
var url = new URL("http://a/?x=1#h");
params = url.searchParams;
params.append("y", "&");
check.equal(url.href, "http://a/?x=1&y=%26#h");
url.search = "?a\tb=%20";
check.equal(params.get("a\tb"), " ");
check.equal(url.search, "?ab=%20");
params.append("c", "");
check.equal(url.search, "?a%09b=+&c=");
url.search = "";
check.equal(params.size, 0);
url.href = "http://b/?q";
check.equal(params.get("q"), "");
params.delete("q");
check.equal(url.href, "http://b/");
url = new URL("http://a/?x=%27'");
check.equal(url.searchParams.get("x"), "''");
check.equal(url.search, "?x=%27%27");
url.searchParams.sort();
check.equal(url.search, "?x=%27%27");
url = new URL("http://a/");
url.search = "a\nb";
check.equal(url.searchParams.get("a\nb"), "");
check.throws(() => Function('"use strict"; arguments[0].searchParams = 1')(url), TypeError);
