// A signal ends fetch with its reason: before it is sent, before the head, and in the middle of the body; not afterwards.
var check = require("../check.js");
var echo = require("fixtures/echo.js");

var ends = 0;
var server = echo.listen({
  "/never": function (request) {
    during.abort(reason);
    request.connection.addListener("eof", function () {
      ends++;
      request.connection.forceClose();
    });
  },
  "/body": function (request, response) {
    response.sendHeader(200, {});
    response.sendBody("begun");
    request.connection.addListener("eof", function () {
      ends++;
      request.connection.forceClose();
    });
  },
});

var reason = new Error("mine");
var during = new AbortController();
(async function () {
  var before = new AbortController();
  before.abort(reason);
  check.equal(await echo.rejected(fetch(server.url, { signal: before.signal })), reason);

  check.equal(await echo.rejected(fetch(server.url + "/never", { signal: during.signal })), reason);

  var middle = new AbortController();
  var response = await fetch(server.url + "/body", { signal: middle.signal });
  check.equal(response.status, 200);
  setTimeout(function () {
    middle.abort(reason);
  }, 5);
  check.equal(await echo.rejected(response.text()), reason);

  var late = new AbortController();
  var whole = await fetch(server.url, { signal: late.signal });
  check.equal((await whole.json()).method, "GET");
  late.abort(reason);

  // Of any() as well; what only looks like a signal is none.
  var source = new AbortController();
  var any = AbortSignal.any([source.signal]);
  any.addEventListener("abort", function (event) {
    event.stopImmediatePropagation();
  });
  var followed = fetch(server.url + "/never", { signal: any });
  source.abort(reason);
  check.equal(await echo.rejected(followed), reason);
  var like = { aborted: false, addEventListener: function () {} };
  check.ok(
    /signal must be an AbortSignal/.test(await echo.rejected(fetch(server.url, { signal: like }))),
  );
  while (ends < 2)
    await new Promise(function (resolve) {
      setTimeout(resolve, 1);
    });
  server.close();
})().then(check.mustCall());
