// The first protocol of the client's list that the server has is chosen; an origin that is not admitted gets 403.
var check = require("../check.js");

var options;
var accepted;
var server = node.http.createServer(function (request, response) {
  check.equal(node.websocket.wanted(request), true);
  [undefined, null, {}, request].forEach(function (wrong) {
    check.throws(() => node.websocket.accept(request, wrong), /^accept: response must be/);
  });
  // Whoever is asked cannot say it later.
  check.throws(
    () => node.websocket.accept(request, response, { origins: async () => false }),
    /^accept: options.origins must say/,
  );
  accepted = node.websocket.accept(request, response, options);
});
server.listen(0);

var cases = [
  [{}, {}, ""],
  [{ protocols: "chat" }, { protocols: "chat" }, "chat"],
  [{ protocols: ["a", "b"] }, { protocols: ["b", "a"] }, "b"],
  [{ protocols: ["a", "b"] }, { protocols: ["c", "a"] }, "a"],
  [{ protocols: ["a"] }, { protocols: ["c"] }, ""],
  [{ protocols: ["a"] }, {}, ""],
  [{}, { protocols: ["a"] }, ""],
  [{ origins: "https://a.example" }, { headers: { Origin: "https://a.example" } }, ""],
  [
    { origins: ["https://b.example", "https://A.example"] },
    { headers: [["Origin", "https://a.example"]] },
    "",
  ],
  [{ origins: ["https://a.example"] }, { headers: { Origin: "https://evil.example" } }, 403],
  [{ origins: ["https://a.example"] }, { headers: { Origin: "https://a.example:8443" } }, 403],
  [{ origins: ["https://a.example"] }, {}, 403],
  [{ origins: ["https://a.example", ""] }, {}, ""],
  [{ origins: [] }, { headers: { Origin: "https://a.example" } }, 403],
  [
    { origins: (origin, request) => origin === "x" && request.uri.path === "/p" },
    { headers: { Origin: "x" } },
    "",
  ],
  [{ origins: () => false }, { headers: { Origin: "x" } }, 403],
];

function next() {
  var row = cases.shift();
  if (row === undefined) return server.close();
  options = row[0];
  var client = node.websocket.createConnection("ws://localhost:" + server.port + "/p", row[1]);
  if (row[2] === 403) {
    client.addListener("connect", check.mustNotCall("refused"));
    client.addListener(
      "close",
      check.mustCall(function (code, reason, clean) {
        check.deepEqual([code, reason, clean], [1006, "the server answered 403", false]);
        check.equal(accepted.readyState, "closed");
        next();
      }),
    );
    return;
  }
  client.addListener(
    "connect",
    check.mustCall(function () {
      check.equal(client.protocol, row[2]);
      check.equal(accepted.protocol, row[2]);
      client.close();
    }),
  );
  client.addListener("close", check.mustCall(next));
}
next();
