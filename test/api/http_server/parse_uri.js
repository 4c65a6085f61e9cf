// node.http.parseUri takes a URI apart: absent parts are absent keys, toString gives the source.
var check = require("../check.js");
function parse(text) {
  var uri = node.http.parseUri(text),
    parts = {};
  check.equal(String(uri), text);
  Object.keys(uri).forEach(function (name) {
    if (name !== "source") parts[name] = uri[name];
  });
  return parts;
}
check.deepEqual(parse("http://www.example.com:8080/a/b.c?d=e#f"), {
  protocol: "http",
  authority: "www.example.com:8080",
  host: "www.example.com",
  port: "8080",
  relative: "/a/b.c?d=e",
  path: "/a/b.c",
  directory: "/a/",
  file: "b.c",
  query: "d=e",
  anchor: "f",
  params: { d: "e" },
});
check.deepEqual(parse("http://h"), { protocol: "http", authority: "h", host: "h", params: {} });
check.deepEqual(parse("https://[::1]:443/"), {
  protocol: "https",
  authority: "[::1]:443",
  host: "[::1]",
  port: "443",
  relative: "/",
  path: "/",
  directory: "/",
  params: {},
});
check.deepEqual(parse("//h/a"), {
  authority: "h",
  host: "h",
  relative: "/a",
  path: "/a",
  directory: "/",
  file: "a",
  params: {},
});
check.deepEqual(parse("a/b"), {
  relative: "a/b",
  path: "a/b",
  directory: "a/",
  file: "b",
  params: {},
});
check.deepEqual(parse(""), { params: {} });
check.deepEqual(parse("http://u@h"), {
  protocol: "http",
  authority: "u@h",
  userInfo: "u",
  user: "u",
  host: "h",
  params: {},
});
check.deepEqual(parse("http://u:p:q@h/s?#x"), {
  protocol: "http",
  authority: "u:p:q@h",
  userInfo: "u:p:q",
  user: "u",
  password: "p:q",
  host: "h",
  relative: "/s?",
  path: "/s",
  directory: "/",
  file: "s",
  anchor: "x",
  params: {},
});
// What a browser would not connect to has neither user nor host.
["good\\@evil", "a@b@c", "a<b>@c", "a[b]@c", "a%zz@c", "a b", "a<b", "[::1", "a%2"].forEach(
  function (authority) {
    check.deepEqual(parse("http://" + authority + "/"), {
      protocol: "http",
      authority: authority,
      relative: "/",
      path: "/",
      directory: "/",
      params: {},
    });
  },
);
