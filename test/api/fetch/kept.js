// Calls to one origin share connections, one for each call at a time up to 64, which do not keep the program alive.
var check = require("../check.js");
var echo = require("fixtures/echo.js");

var sockets = 0;
var most = 0;
var now = 0;
var server = echo.listen({
  "/slow": function (request, response) {
    most = Math.max(most, ++now);
    setTimeout(function () {
      now--;
      response.sendHeader(200, {});
      response.finish();
    }, 30);
  },
});
server.addListener("connection", function () {
  sockets++;
});
(async function () {
  for (var i = 0; i < 5; i++) await (await fetch(server.url)).text();
  check.equal(sockets, 1);
  var calls = [];
  for (i = 0; i < 100; i++)
    calls.push(
      fetch(server.url + "/slow").then(function (response) {
        return response.text();
      }),
    );
  await Promise.all(calls);
  check.equal(most, 64);
  check.equal(sockets, 64);
  server.close();
})().then(check.mustCall());
