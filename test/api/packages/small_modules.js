// The small modules do what packages expect of them: the expressions of a table have the values that stand there.
var check = require("../check.js");

var path = __dirname + "/fixtures/small_modules.txt";
var rows = node.fs
  .cat(path, "utf8")
  .wait()
  .split("\n")
  .filter((row) => row !== "")
  .map((row) => row.split("\t"));

// What the expressions of the table use.
var scope = {
  P: require("node:path"),
  U: require("node:util"),
  Q: require("node:querystring"),
  E: require("node:events"),
  A: require("node:assert"),
  O: require("node:os"),
  W: require("node:url"),
  SD: require("node:string_decoder").StringDecoder,
  T: require("node:timers"),
  require: require,
  at: at,
  am: function (f) {
    try {
      f();
      return "ok";
    } catch (e) {
      return [e.name, e.code, e.operator, e.generatedMessage, e.actual, e.expected];
    }
  },
  wp: function (text, withQuery, slashesDenoteHost) {
    var u = scope.W.parse(text, withQuery, slashesDenoteHost);
    return "protocol slashes auth host port hostname hash search query pathname path href"
      .split(" ")
      .map((name) => u[name]);
  },
};

function at(f) {
  try {
    f();
    return "ok";
  } catch (e) {
    return e.name + ":" + e.code;
  }
}

function shownObject(v) {
  var show = (each) => shown(each);
  if (v instanceof Error || v.constructor?.name === "DOMException")
    return "Error:" + v.name + (v.code !== undefined ? ":" + v.code : "");
  if (Array.isArray(v)) return "[" + v.map(show).join(",") + "]";
  if (v instanceof Map) return "Map" + show(Array.from(v));
  if (v instanceof Set) return "Set" + show(Array.from(v));
  var tag = Object.prototype.toString.call(v).slice(8, -1);
  if (ArrayBuffer.isView(v) && v.length !== undefined) return tag + show(Array.from(v));
  var members = Object.keys(v).map((key) => key + ":" + show(v[key]));
  return (tag === "Object" ? "" : tag) + "{" + members.join(",") + "}";
}

function shown(v) {
  if (typeof v === "function") return "[fn " + v.name + "]";
  if (typeof v === "bigint") return v + "n";
  if (typeof v === "string") return JSON.stringify(v);
  if (typeof v !== "object" || v === null) return Object.is(v, -0) ? "-0" : String(v);
  return shownObject(v);
}

var names = Object.keys(scope);
var wrong = [];
(async function () {
  for (var [expression, expected] of rows) {
    var found;
    try {
      var f = new Function(...names, "return (" + expression + ")");
      found = shown(await f(...names.map((name) => scope[name])));
    } catch (error) {
      found = "THROWS " + shown(error);
    }
    if (found !== expected) wrong.push(expression + "\n  " + found + "\n  not " + expected);
  }
  check.ok(rows.length > 400);
  check.equal(wrong.join("\n"), "");
})().then(check.mustCall(function () {}));
