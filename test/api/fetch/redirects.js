// fetch follows 20 redirects by the rules for methods, bodies and headers of the Fetch standard, or gives them, or refuses them.
var check = require("../check.js");
var echo = require("fixtures/echo.js");

function to(status, location) {
  return function (request, response) {
    request.addListener("complete", function () {
      response.sendHeader(status, {
        "Location": typeof location === "function" ? location(request) : location,
      });
      response.sendBody("moved");
      response.finish();
    });
  };
}
var special = {
  "/bad": to(302, "ftp://a/"),
  "/utf8": to(302, "/\u00c3\u00a9"),
  "/latin1": to(302, "/\u00e9"),
  "/hop": to(302, function (request) {
    var left = Number(request.uri.query);
    return left === 0 ? "/end" : "?" + (left - 1);
  }),
};
[301, 302, 303, 307, 308].forEach(function (status) {
  special["/" + status] = to(status, "sub/../end?q");
});
special["/long"] = function (request, response) {
  response.sendHeader(302, { Location: "/end" });
  response.sendBody(new Array(200000).join("moved"));
  response.finish();
};
special["/nowhere"] = function (request, response) {
  response.sendHeader(302, {});
  response.sendBody("here");
  response.finish();
};
var server = echo.listen(special);
var other = echo.listen();
special["/other"] = to(307, other.url + "/there");

async function post(status, method) {
  var response = await fetch(server.url + "/" + status + "#f", {
    method: method,
    body: "x",
    headers: { "Content-Language": "de" },
  });
  check.equal(response.redirected, true);
  check.equal(response.url, server.url + "/end?q");
  var seen = await response.json();
  return (
    seen.method +
    " " +
    seen.body +
    " " +
    (seen.headers["content-type"] !== undefined) +
    (seen.headers["content-language"] !== undefined)
  );
}

(async function () {
  check.equal(await post(301, "POST"), "GET  falsefalse");
  check.equal(await post(302, "POST"), "GET  falsefalse");
  check.equal(await post(303, "POST"), "GET  falsefalse");
  check.equal(await post(303, "PUT"), "GET  falsefalse");
  check.equal(await post(301, "PUT"), "PUT x truetrue");
  check.equal(await post(307, "POST"), "POST x truetrue");
  check.equal(await post(308, "POST"), "POST x truetrue");

  check.equal((await fetch(server.url + "/hop?19")).status, 200);
  var many = await echo.rejected(fetch(server.url + "/hop?20"));
  check.ok(many instanceof TypeError);
  check.equal(many.cause.code, "TOO_MANY_REDIRECTS");
  check.equal((await echo.rejected(fetch(server.url + "/bad"))).cause.code, "BAD_REDIRECT");

  check.equal((await fetch(server.url + "/utf8")).url, server.url + "/%C3%A9");
  check.equal((await fetch(server.url + "/latin1")).url, server.url + "/%C3%A9");

  var manual = await fetch(server.url + "/302", { redirect: "manual" });
  check.equal(manual.status, 302);
  check.equal(manual.headers.get("location"), "sub/../end?q");
  check.equal(await manual.text(), "moved");
  check.ok(
    (await echo.rejected(fetch(server.url + "/302", { redirect: "error" }))) instanceof TypeError,
  );
  check.equal(await (await fetch(server.url + "/nowhere")).text(), "here");

  // What else a redirect brings is not waited for.
  check.equal((await fetch(server.url + "/long")).url, server.url + "/end");

  // What is for one server is not for another.
  var headers = { Authorization: "secret", Cookie: "a=b", "X-A": "b" };
  var there = await (await fetch(server.url + "/other", { headers: headers })).json();
  check.equal(there.headers.authorization, undefined);
  check.equal(there.headers.cookie, undefined);
  check.equal(there.headers["x-a"], "b");
  var here = await (await fetch(server.url + "/302", { headers: headers })).json();
  check.equal(here.headers.authorization, "secret");

  // A body that is used up cannot be sent again.
  async function* pieces() {
    yield new Uint8Array(1);
  }
  check.ok(
    (await echo.rejected(fetch(server.url + "/307", { method: "POST", body: pieces() }))) instanceof
      TypeError,
  );
  check.equal((await fetch(server.url + "/303", { method: "POST", body: pieces() })).status, 200);
  server.close();
  other.close();
})().then(check.mustCall());
