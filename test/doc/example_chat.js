// examples/chat.js: rooms, history for those who come late, presence, an origin of its own, and an end with 1001 at SIGTERM.
var check = require("../api/check.js");
var run = require("../api/child_process/fixtures/run.js");

var server = node.createChildProcess(run.command("examples/chat.js", "0"));
var output = "";
server.addListener("output", function (data) {
  if (data === null || output !== "") return;
  output = data;
  begin(/http:\/\/localhost:(\d+)\//.exec(output)[1]);
});
server.addListener("error", function (data) {
  check.equal(data, null);
});
server.addListener(
  "exit",
  check.mustCall(function (code) {
    check.equal(code, 0);
  }),
);

function visitor(port, order, listener) {
  var socket = node.websocket.createConnection("ws://localhost:" + port + "/", { compress: true });
  socket.addListener("connect", function () {
    socket.send(JSON.stringify(order));
  });
  socket.addListener("message", function (message) {
    listener(JSON.parse(message), socket);
  });
  socket.addListener(
    "close",
    check.mustCall(function (code) {
      check.equal(code, 1001);
    }),
  );
  return socket;
}

function begin(port) {
  var log = [];
  function heard(who) {
    return function (news, socket) {
      if (news.said) log.push(who + " hears " + news.said.nick + ": " + news.said.text);
      if (news.people && !news.history) log.push(who + " sees " + news.people);
      if (news.typing) log.push(who + " sees typing " + news.typing);
      if (news.history) {
        var texts = news.history.map(function (said) {
          return said.text;
        });
        log.push(who + " joins " + news.room + " with " + news.people + " after " + texts);
      }
      while (steps.length > 0 && log.indexOf(steps[0][0]) >= 0) steps.shift()[1]();
    };
  }
  var ann, bob, carol;
  var steps = [
    ["ann joins lobby with ann after ", () => ann.send('{"say":"gr\u00fc\u00df dich"}')],
    [
      "ann hears ann: gr\u00fc\u00df dich",
      () => (bob = visitor(port, { join: "lobby", nick: "bob" }, heard("bob"))),
    ],
    ["bob joins lobby with ann,bob after gr\u00fc\u00df dich", () => {}],
    ["ann sees ann,bob", () => bob.send('{"typing":true}')],
    [
      "ann sees typing bob",
      () => (carol = visitor(port, { join: "garden", nick: "carol" }, heard("carol"))),
    ],
    ["carol joins garden with carol after ", () => carol.send('{"say":"alone?"}')],
    ["carol hears carol: alone?", () => carol.send('{"join":"lobby","nick":"carol"}')],
    ["bob sees ann,bob,carol", foreign],
  ];
  ann = visitor(port, { join: "lobby", nick: "ann" }, heard("ann"));

  function foreign() {
    check.ok(log.indexOf("bob hears carol: alone?") < 0);
    var evil = node.websocket.createConnection("ws://localhost:" + port + "/", {
      headers: { Origin: "https://evil.example" },
    });
    evil.addListener(
      "close",
      check.mustCall(function (code, reason) {
        check.equal(reason, "the server answered 403");
        node.http.cat("http://localhost:" + port + "/", "utf8").addCallback(
          check.mustCall(function (page) {
            check.ok(/<title>chat<\/title>/.test(page));
            server.kill("SIGTERM");
          }),
        );
      }),
    );
  }
}
