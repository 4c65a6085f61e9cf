// Response and Request check what they are made of, and have the properties of the Fetch standard.
var check = require("../check.js");

var response = new Response("x", { status: 404, statusText: "Gone Fishing", headers: { A: "b" } });
check.equal(response.status, 404);
check.equal(response.ok, false);
check.equal(response.statusText, "Gone Fishing");
check.equal(response.headers.get("a"), "b");
check.equal(response.url, "");
check.equal(response.redirected, false);
check.equal(response.type, "default");
check.equal(
  new Response("x", { headers: { "Content-Type": "a/b" } }).headers.get("content-type"),
  "a/b",
);
check.equal(new Response(null, { status: 204 }).ok, true);
[199, 600, 99, NaN, "x"].forEach(function (status) {
  check.throws(function () {
    new Response("", { status: status });
  }, RangeError);
});
[204, 205, 304].forEach(function (status) {
  check.throws(function () {
    new Response("", { status: status });
  }, TypeError);
});
check.throws(function () {
  new Response("", { statusText: "a\nb" });
}, TypeError);
check.throws(function () {
  new Response("", 5);
}, TypeError);

var json = Response.json({ a: 1 }, { status: 201 });
check.equal(json.headers.get("content-type"), "application/json");
check.equal(json.status, 201);
json.json().then(
  check.mustCall(function (value) {
    check.equal(value.a, 1);
  }),
);
check.throws(function () {
  Response.json(undefined);
}, TypeError);
var redirect = Response.redirect("http://a.example/b#c", 307);
check.equal(redirect.headers.get("location"), "http://a.example/b#c");
check.throws(function () {
  Response.redirect("http://a.example/", 200);
}, RangeError);
check.equal(Response.error().type, "error");
check.equal(Response.error().status, 0);

var request = new Request("HTTP://A.Example/x/../y?q#f", { method: "post", body: "x" });
check.equal(request.method, "POST");
check.equal(request.url, "http://a.example/y?q#f");
check.equal(request.redirect, "follow");
check.equal(request.headers.get("content-type"), "text/plain;charset=UTF-8");
check.equal(new Request("http://a/", { method: "patch" }).method, "patch");
var second = new Request(request, { headers: { b: "c" }, redirect: "manual" });
check.equal(second.method, "POST");
check.equal(second.headers.get("b"), "c");
check.equal(second.redirect, "manual");
check.equal(request.bodyUsed, true);

[
  ["/relative"],
  ["ftp://a/"],
  ["http://"],
  ["http://user:secret@a/"],
  [""],
  [undefined],
  ["http://a/", { method: "a b" }],
  ["http://a/", { method: "" }],
  ["http://a/", { method: "CONNECT" }],
  ["http://a/", { method: "trace" }],
  ["http://a/", { body: "x" }],
  ["http://a/", { method: "HEAD", body: "x" }],
  ["http://a/", { redirect: "never" }],
  ["http://a/", { signal: {} }],
  ["http://a/", { headers: { "a b": 1 } }],
  ["http://a/", 5],
].forEach(function (args) {
  check.throws(
    function () {
      new Request(args[0], args[1]);
    },
    TypeError,
    JSON.stringify(args),
  );
  fetch(args[0], args[1]).catch(
    check.mustCall(function (error) {
      check.ok(error instanceof TypeError, JSON.stringify(args));
    }),
  );
});
