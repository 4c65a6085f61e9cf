// fetch sends the method, the headers and the body that it is given, and its promise is for a Response once the head is there.
var check = require("../check.js");
var echo = require("fixtures/echo.js");

var server = echo.listen({
  "/status": function (request, response) {
    response.sendHeader(418, [
      ["X-A", "1"],
      ["x-a", "2"],
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=2"],
    ]);
    response.sendBody("short");
    response.finish();
  },
  "/empty": function (request, response) {
    response.sendHeader(204, {});
    response.finish();
  },
});

async function ask(path, init) {
  var response = await fetch(server.url + path, init);
  check.equal(response.status, 200);
  return response.json();
}

(async function () {
  var plain = await ask("/a b?\u00fc#fragment");
  check.equal(plain.method, "GET");
  check.equal(plain.target, "/a%20b?%C3%BC");
  check.equal(plain.headers.accept, "*/*");
  check.equal(plain.headers["user-agent"], "node/" + node.version);
  check.equal(plain.headers.host, "127.0.0.1:" + server.port);
  check.equal(plain.headers["content-length"], undefined);

  var post = await ask("/", {
    method: "post",
    body: "gr\u00fcn",
    headers: { "X-A": "b", "User-Agent": "me", "Content-Length": "99" },
  });
  check.equal(post.method, "POST");
  check.equal(post.body, "gr\u00fcn");
  check.equal(post.headers["content-length"], "5");
  check.equal(post.headers["content-type"], "text/plain;charset=UTF-8");
  check.equal(post.headers["x-a"], "b");
  check.equal(post.headers["user-agent"], "me");

  var empty = await ask("/", { method: "PATCH" });
  check.equal(empty.method, "PATCH");
  check.equal(empty.headers["content-length"], "0");

  var streamed = await ask("/", {
    method: "PUT",
    body: (async function* () {
      for (var i = 0; i < 100; i++) yield new Uint8Array(10000).fill(97);
    })(),
  });
  check.equal(streamed.headers["transfer-encoding"], "chunked");
  check.equal(streamed.body.length, 1000000);

  var fromRequest = await fetch(
    new Request(server.url + "/r", { method: "DELETE", body: new Uint8Array([120]) }),
  );
  check.equal((await fromRequest.json()).body, "x");

  var status = await fetch(server.url + "/status");
  check.equal(status.status, 418);
  check.equal(status.ok, false);
  check.equal(status.url, server.url + "/status");
  check.equal(status.redirected, false);
  check.equal(status.headers.get("x-a"), "1, 2");
  check.deepEqual(status.headers.getSetCookie(), ["a=1", "b=2"]);
  check.equal(await status.text(), "short");

  var none = await fetch(server.url + "/empty");
  check.equal(none.body, null);
  check.equal(await none.text(), "");
  var head = await fetch(server.url + "/status", { method: "HEAD" });
  check.equal(head.body, null);

  // The body of the program fails: so does the call.
  var mine = new Error("mine");
  var error = await echo.rejected(
    fetch(server.url, {
      method: "POST",
      body: (async function* () {
        yield new Uint8Array(1);
        throw mine;
      })(),
    }),
  );
  check.ok(error instanceof TypeError);
  check.equal(error.cause, mine);
  server.close();
})().then(check.mustCall());
