// An unreferenced socket, timer, child and server do not keep the program going; ref() takes it back.
var check = require("../check.js");

var socket = node.udp.createSocket(check.mustNotCall());
socket.bind();
check.equal(socket.unref(), socket);
setTimeout(check.mustNotCall(), 100000).unref();
setInterval(check.mustNotCall(), 100000).unref();
setTimeout(check.mustCall(), 20).unref().ref();
var server = node.tcp.createServer();
server.listen(0, "127.0.0.1");
server.unref();
var http = node.http.createServer();
http.listen(0, "127.0.0.1");
http.unref();
var child = node.createChildProcess(["sleep", "1000"]).unref();
process.addListener("exit", function () {
  child.kill("SIGKILL");
});
var connection = node.tcp.createConnection(server.port);
connection.addListener(
  "connect",
  check.mustCall(function () {
    connection.unref();
  }),
);
server.addListener(
  "connection",
  check.mustCall(function (accepted) {
    accepted.unref();
  }),
);
