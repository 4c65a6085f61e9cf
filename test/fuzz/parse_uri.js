// Whatever the text, parseUri gives its parts: it does not throw, the parts make up the text again, and each is what
// the grammar lets it be. As a test this tries a fixed number of texts; `node parse_uri.js SECONDS` tries new ones for
// that long (make fuzz), and a text that breaks a rule is printed.
"use strict";
var check = require("../api/check.js");

// Numbers that look like chance, the same for the same seed.
function Chance(seed) {
  this.state = seed >>> 0;
}
Chance.prototype.below = function (limit) {
  this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
  return Math.floor((this.state / 4294967296) * limit);
};
Chance.prototype.of = function (list) {
  return list[this.below(list.length)];
};

var SEEDS = [
  "",
  "/",
  "//",
  "*",
  "http://a",
  "http://user:pass@host.com:8080/p/a/t/h?query=string&x=%20+#hash",
  "//[::1]:80/?a=1&a=2&=3&b",
  "/a//b/../c;d?x?y#z#w",
  "http://@:/?#",
  "ftp://:p@/",
  "/%E4%zz?%E4=%zz&a=%F0%9F%98%80",
  "mailto:a@b",
  "a:b://c",
  "http:///x",
  "?__proto__=1&constructor=2&toString=3",
];
var PIECES = [
  "/",
  "?",
  "#",
  "&",
  "=",
  "%",
  ":",
  "@",
  "[",
  "]",
  "+",
  "//",
  "://",
  "http",
  "..",
  ";",
  "%41",
  "%00",
  "%ff",
  "\0",
  "\n",
  "\u00e4",
  "\ud83d\ude00",
  "\ud800",
  "__proto__",
  "a",
  "0",
  "65536",
  " ",
];

function mutate(text, chance) {
  for (var rounds = 1 + chance.below(6); rounds > 0; rounds--) {
    var at = chance.below(text.length + 1),
      size = chance.below(8);
    switch (chance.below(4)) {
      case 0:
        text = text.slice(0, at) + chance.of(PIECES) + text.slice(at);
        break;
      case 1:
        text = text.slice(0, at) + text.slice(at + size);
        break;
      case 2:
        text =
          text.slice(0, at) + text.substr(chance.below(text.length + 1), size) + text.slice(at);
        break;
      case 3:
        text = text.slice(0, at) + chance.of(SEEDS).slice(size);
        break;
    }
  }
  return text.slice(0, 300);
}

var PARTS = [
  "source",
  "protocol",
  "authority",
  "userInfo",
  "user",
  "password",
  "host",
  "port",
  "relative",
  "path",
  "directory",
  "file",
  "query",
  "params",
  "anchor",
];

function checkAuthority(uri) {
  if (uri.host === undefined && uri.user === undefined && uri.port === undefined) return;
  var user =
    uri.user === undefined
      ? ""
      : uri.user + (uri.password === undefined ? "" : ":" + uri.password) + "@";
  check.equal(uri.userInfo === undefined ? "" : uri.userInfo + "@", user, "userInfo of its parts");
  var port = uri.port === undefined ? "" : ":" + uri.port;
  var whole = user + (uri.host || "") + port;
  // A colon without a port behind it is all that may be lost.
  check.ok(uri.authority === whole || uri.authority === whole + ":", "authority of its parts");
  if (uri.port !== undefined) check.ok(/^[0-9]+$/.test(uri.port), "a port is digits");
}

function checkParams(params, query) {
  check.equal(Object.getPrototypeOf(params), Object.prototype, "params are a plain object");
  var names = Object.keys(params);
  check.ok(names.length <= query.split("&").length, "no more names than pairs");
  names.forEach(function (name) {
    check.equal(typeof params[name], "string", "a value is text");
  });
}

function checkText(text) {
  var uri = node.http.parseUri(text);
  check.equal(uri.source, text, "source");
  check.equal(String(uri), text, "toString()");
  Object.keys(uri).forEach(function (part) {
    check.ok(PARTS.indexOf(part) >= 0, "a known part: " + part);
    if (part !== "params") check.equal(typeof uri[part], "string", part);
  });
  check.ok(
    uri.protocol === undefined || /^[a-z][a-z0-9+.-]*$/i.test(uri.protocol),
    "a protocol is a word",
  );

  var front =
    uri.authority === undefined
      ? ""
      : (uri.protocol === undefined ? "" : uri.protocol + ":") + "//";
  var anchor = uri.anchor === undefined ? "" : "#" + uri.anchor;
  check.equal(
    front + (uri.authority || "") + (uri.relative || "") + anchor,
    text,
    "the whole of its parts",
  );
  var query = uri.query === undefined ? "" : "?" + uri.query;
  var relative = (uri.path || "") + query; // but for the mark of an empty query
  check.ok(
    uri.relative === undefined
      ? relative === ""
      : [relative, relative + "?"].includes(uri.relative),
    "relative of its parts",
  );
  check.equal((uri.directory || "") + (uri.file || ""), uri.path || "", "path of its parts");
  if (uri.authority !== undefined) checkAuthority(uri);
  checkParams(uri.params, uri.query || "");
}

function tryOne(seed) {
  var chance = new Chance(seed * 2654435761);
  chance.below(1);
  var text = mutate(chance.of(SEEDS), chance);
  try {
    checkText(text);
  } catch (error) {
    puts("seed " + seed + ": " + JSON.stringify(text));
    throw error;
  }
}

var seconds = Number(process.ARGV[2]),
  tried = 0;
SEEDS.forEach(checkText);
if (seconds > 0) {
  var first = Date.now() % 1e9,
    end = Date.now() + seconds * 1000;
  do {
    for (var i = 0; i < 1000; i++) tryOne(first + tried++);
  } while (Date.now() < end);
  puts(tried + " inputs");
} else {
  while (tried < 5000) tryOne(tried++);
}
