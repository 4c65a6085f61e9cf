// The parts of a URL, what its setters take, and the parameters that live in it.
var check = require("../check.js");

var url = new URL("https://u:p@example.com:8080/a/b?x=1&y=2#z");
check.deepEqual(
  [url.origin, url.protocol, url.username, url.password, url.host, url.hostname, url.port],
  ["https://example.com:8080", "https:", "u", "p", "example.com:8080", "example.com", "8080"],
);
check.deepEqual([url.pathname, url.search, url.hash], ["/a/b", "?x=1&y=2", "#z"]);
check.equal(JSON.stringify(url), '"' + url.href + '"');

// [url, member, value, href]
[
  ["http://a/", "protocol", "https", "https://a/"],
  ["http://a/", "protocol", "https:x", "https://a/"],
  ["http://a/", "protocol", "x", "http://a/"],
  ["x://a/", "protocol", "http", "x://a/"],
  ["http://a:443/", "protocol", "https", "https://a/"],
  ["http://a/", "username", "\u00e4:@", "http://%C3%A4%3A%40@a/"],
  ["file:///a", "username", "x", "file:///a"],
  ["http://a/", "password", "x", "http://:x@a/"],
  ["http://a:1/", "host", "b", "http://b:1/"],
  ["http://a:1/", "host", "b:2", "http://b:2/"],
  ["http://a:1/", "host", "b:65536", "http://b:1/"],
  ["http://a/", "host", "", "http://a/"],
  ["http://a/", "host", "b/c?d", "http://b/"],
  ["http://a/", "hostname", "b:2", "http://a/"],
  ["http://a/", "hostname", "[::1]", "http://[::1]/"],
  ["mailto:a", "host", "b", "mailto:a"],
  ["http://a:1/", "port", "", "http://a/"],
  ["http://a/", "port", "8080x", "http://a:8080/"],
  ["http://a/", "port", "x", "http://a/"],
  ["http://a/", "port", "80", "http://a/"],
  ["http://a/", "port", "65536", "http://a/"],
  ["http://a/x", "pathname", "b?c#d", "http://a/b%3Fc%23d"],
  ["http://a/x", "pathname", "", "http://a/"],
  ["x://a/x", "pathname", "", "x://a"],
  ["mailto:a", "pathname", "b", "mailto:a"],
  ["http://a/?x", "search", "", "http://a/"],
  ["http://a/", "search", "?x#y", "http://a/?x%23y"],
  ["http://a/#x", "hash", "", "http://a/"],
  ["http://a/", "hash", "#x#y", "http://a/#x#y"],
  ["http://a/", "href", "http://b", "http://b/"],
].forEach(function (row) {
  var url = new URL(row[0]);
  url[row[1]] = row[2];
  check.equal(url.href, row[3], JSON.stringify(row));
});
check.throws(function () {
  url.href = "no";
}, TypeError);
check.equal(url.port, "8080");

// The parameters.
url = new URL("http://a/?b=1&c=%20&b=+");
var params = url.searchParams;
check.equal(url.searchParams, params);
check.deepEqual([params.get("b"), params.getAll("b"), params.get("x")], ["1", ["1", " "], null]);
check.deepEqual(Array.from(params), [
  ["b", "1"],
  ["c", " "],
  ["b", " "],
]);
params.append("\u00e4", "&=");
check.equal(url.search, "?b=1&c=+&b=+&%C3%A4=%26%3D");
params.set("b", "2");
check.equal(url.search, "?b=2&c=+&%C3%A4=%26%3D");
params.delete("c");
params.delete("b", "3");
check.equal(params.has("b", "2"), true);
check.equal(params.size, 2);
url.search = "z=1&a=2";
check.equal(params.toString(), "z=1&a=2");
params.sort();
check.equal(url.href, "http://a/?a=2&z=1");
params.delete("a");
params.delete("z");
check.equal(url.href, "http://a/");

check.equal(String(new URLSearchParams({ a: 1, b: "x y" })), "a=1&b=x+y");
check.equal(
  String(
    new URLSearchParams([
      ["a", "b"],
      ["a", "\n"],
    ]),
  ),
  "a=b&a=%0A",
);
check.equal(String(new URLSearchParams("?a=~*-._!'()%")), "a=%7E*-._%21%27%28%29%25");
check.throws(function () {
  new URLSearchParams([["a"]]);
}, TypeError);
var iterator = params.keys();
check.equal(Object.prototype.toString.call(iterator), "[object URLSearchParams Iterator]");
check.equal(URLSearchParams.prototype[Symbol.iterator], URLSearchParams.prototype.entries);
