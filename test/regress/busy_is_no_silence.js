// A script that is busy for longer than an idle or head time-out has not waited: what lies in the sockets by then is read first, on a server of TCP, of HTTP, and by a client.
var check = require("../api/check.js");
var MS = 60;
function busy() {
  for (var end = Date.now() + 5 * MS; Date.now() < end;);
}
// Writes `text` to the port from a process of its own, which is not busy, `ms` from now, and gives what it is answered.
function ask(port, text, ms) {
  var answered = new node.Promise();
  var child = node.createChildProcess(
    "python3 -c 'import socket,sys,time\n" +
      's = socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=20)\n' +
      'print("ready", flush=True); time.sleep(float(sys.argv[3]) / 1000)\n' +
      "s.sendall(sys.argv[2].encode()); print(s.recv(1000).decode())' " +
      port +
      " '" +
      text +
      "' " +
      ms,
  );
  var output = "";
  child.addListener("output", function (data) {
    if (data === null) return;
    if (output === "") setTimeout(busy, 1); // the client is connected
    output += data;
  });
  child.addListener("exit", function () {
    answered.emitSuccess([output]);
  });
  return answered;
}

var tcp = node.tcp.createServer(
  function (connection) {
    connection.setTimeout(MS);
    connection.addListener("timeout", check.mustNotCall("a silence"));
    connection.setEncoding("ascii");
    connection.addListener("receive", function (data) {
      connection.send("got " + data);
      connection.close();
    });
  },
  { idleTimeout: MS },
);
tcp.listen(0, "127.0.0.1");
check.ok(/got hello/.test(ask(tcp.port, "hello", MS / 2).wait()), "tcp");
tcp.close();

var http = node.http.createServer(
  function (request, response) {
    response.sendHeader(200, { Connection: "close" });
    response.finish();
  },
  { headTimeout: MS, idleTimeout: MS },
);
http.listen(0, "127.0.0.1");
check.ok(/HTTP\/1.1 200/.test(ask(http.port, "GET / HTTP/1.0\r\n\r\n", MS / 2).wait()), "http");

// The server answers at once, while the client's own script is busy.
var child = node.createChildProcess(
  "exec python3 -c 'import socket\n" +
    's = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1], flush=True); c = s.accept()[0]; c.recv(1000)\n' +
    'c.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok"); c.recv(1)\'',
);
var port = "";
child.addListener("output", function (data) {
  if (data === null || port.indexOf("\n") >= 0) return;
  port += data;
  if (port.indexOf("\n") < 0) return;
  var client = node.http.createClient(Number(port), "127.0.0.1", { idleTimeout: MS });
  client.setTimeout(MS);
  client.addListener("error", check.mustNotCall("a silence"));
  client.addListener("connect", function () {
    setTimeout(busy, 1);
  });
  client.get("/").finish(
    check.mustCall(function (response) {
      check.equal(response.statusCode, 200);
      response.addListener("complete", function () {
        client.forceClose();
        http.close();
      });
    }),
  );
});
