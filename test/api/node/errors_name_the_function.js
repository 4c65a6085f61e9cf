// The TypeError of a wrong argument names the function that the program called, not one that this calls.
var check = require("../check.js");
[
  ["addCallback: the listener", () => new node.Promise().addCallback(5)],
  ["addErrback: the listener", () => new node.Promise().addErrback()],
  ["addListener: the listener", () => new node.Promise().addListener("success", 5)],
  ["createChildProcess: the command", () => node.createChildProcess(5)],
  ["createChildProcess: each of the command", () => node.createChildProcess(["true", 5])],
  ["run: the command", () => node.run()],
  ["spawn: the command", () => new node.ChildProcess().spawn(5)],
  ["createConnection: port", () => node.tcp.createConnection("x")],
  ["createConnection: host", () => node.tcp.createConnection(80, 5)],
  ["connect: port", () => new node.tcp.Connection().connect("x")],
  ["createClient: port", () => node.http.createClient("x")],
  ["get: headers", () => node.http.createClient(80).get("/", 5)],
  ["cat: port", () => node.http.cat("http://h:65536/")],
  ["cat: ", () => node.cat("http://\u00e9/")],
  ["include: the name", () => include(5)],
  ["setInterval: the callback", () => setInterval(5)],
].forEach(function (pair) {
  var message = check.throws(pair[1], TypeError).message;
  check.equal(message.slice(0, pair[0].length), pair[0]);
});
