// Calls to one origin share connections, one for each call at a time up to 64, which do not keep the program alive.
var check = require("../check.js");
var echo = require("fixtures/echo.js");

var sockets = 0;
var most = 0;
var held = [];
var released = false;
// The first 64 answers are held until all of them have been asked for; a 65th call would have to share.
var server = echo.listen({
  "/slow": function (request, response) {
    held.push(response);
    most = Math.max(most, held.length);
    if (!released && held.length < 64) return;
    released = true;
    held.splice(0).forEach(function (response) {
      response.sendHeader(200, {});
      response.finish();
    });
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
