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
var during = echo.controller();
(async function () {
  var before = echo.controller();
  before.abort(reason);
  check.equal(await echo.rejected(fetch(server.url, { signal: before.signal })), reason);

  check.equal(await echo.rejected(fetch(server.url + "/never", { signal: during.signal })), reason);

  var middle = echo.controller();
  var response = await fetch(server.url + "/body", { signal: middle.signal });
  check.equal(response.status, 200);
  setTimeout(function () {
    middle.abort(reason);
  }, 5);
  check.equal(await echo.rejected(response.text()), reason);

  var late = echo.controller();
  var whole = await fetch(server.url, { signal: late.signal });
  check.equal((await whole.json()).method, "GET");
  check.equal(late.listeners.length, 0);
  late.abort(reason);
  while (ends < 2)
    await new Promise(function (resolve) {
      setTimeout(resolve, 1);
    });
  server.close();
})().then(check.mustCall());
