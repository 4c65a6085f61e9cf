// A client of a line protocol in the manner of 2009: a queue of callbacks, raw bytes, one object that connects again.
include("fixtures/mjsunit.js");

var store = {};
var server = node.tcp.createServer(function (socket) {
  var bytes = [];
  socket.setEncoding("raw");
  socket.addListener("receive", function (data) {
    bytes = bytes.concat(data);
    for (;;) {
      var end = bytes.indexOf(10);
      if (end < 0) return;
      var words = String.fromCharCode
        .apply(null, bytes.slice(0, end))
        .replace(/\r$/, "")
        .split(" ");
      if (words[0] === "SET") {
        var length = Number(words[2]);
        if (bytes.length < end + 1 + length) return;
        store[words[1]] = bytes.slice(end + 1, end + 1 + length);
        bytes = bytes.slice(end + 1 + length);
        socket.send("+OK\r\n");
        continue;
      }
      bytes = bytes.slice(end + 1);
      if (words[0] === "GET" && store[words[1]]) {
        socket.send("$" + store[words[1]].length + "\r\n");
        socket.send(store[words[1]]);
      } else if (words[0] === "GET") socket.send("$-1\r\n");
      else if (words[0] === "DIE") socket.close();
      else socket.send("-ERR " + words[0] + "\r\n");
    }
  });
  socket.addListener("eof", function () {
    socket.close();
  });
});
server.listen(0, "127.0.0.1", 5);

function Client(port) {
  var self = this;
  this.queue = [];
  this.buffer = "";
  this.reconnects = 0;
  this.conn = new node.tcp.Connection();
  this.conn.setEncoding("ascii");
  this.conn.addListener("connect", function () {
    self.emit("connected");
  });
  this.conn.addListener("receive", function (data) {
    self.buffer += data;
    while (self.reply());
  });
  this.conn.addListener("eof", function () {
    self.conn.close();
  });
  this.conn.addListener("close", function (hadError) {
    var queue = self.queue;
    self.queue = [];
    self.buffer = "";
    queue.forEach(function (p) {
      p.emitError([new Error("lost")]);
    });
    if (self.ended) return;
    self.reconnects++;
    self.conn.connect(port, "127.0.0.1");
  });
  this.conn.connect(port);
}
node.inherits(Client, node.EventEmitter);
Client.prototype.reply = function () {
  var end = this.buffer.indexOf("\r\n");
  if (end < 0) return false;
  var head = this.buffer.substring(1, end),
    kind = this.buffer.charAt(0),
    next = end + 2,
    value = head;
  if (kind === "$") {
    var length = parseInt(head, 10);
    value = length < 0 ? null : this.buffer.substr(next, length);
    if (length > 0) next += length;
    if (this.buffer.length < next) return false;
  }
  this.buffer = this.buffer.slice(next);
  var promise = this.queue.shift();
  kind === "-" ? promise.emitError([new Error(head)]) : promise.emitSuccess([value]);
  return true;
};
Client.prototype.command = function () {
  var promise = new node.Promise(),
    words = Array.prototype.slice.call(arguments),
    data = words[0] === "SET" ? words.pop() : null;
  this.queue.push(promise);
  this.conn.send(words.concat(data === null ? [] : data.length).join(" ") + "\r\n");
  if (data !== null) this.conn.send(data);
  return promise;
};

var client = new Client(server.port),
  outcomes = [],
  all = "";
for (var i = 0; i < 256; i++) all += String.fromCharCode(i);
client.addListener("connected", function () {
  if (client.reconnects === 0) {
    client.command("SET", "all", all).addCallback(function (v) {
      outcomes.push(v);
    });
    client.command("GET", "all").addCallback(function (v) {
      outcomes.push(v === all);
    });
    client.command("GET", "none").addCallback(function (v) {
      outcomes.push(v);
    });
    client.command("WHAT").addErrback(function (e) {
      outcomes.push(e.message);
    });
    client.command("DIE").addErrback(function (e) {
      outcomes.push(e.message);
    });
    return;
  }
  setTimeout(blocking, 0);
});
function blocking() {
  assertEquals("open", client.conn.readyState);
  assertEquals(all, client.command("GET", "all").wait());
  assertEquals(
    ["OK", null],
    [client.command("SET", "x", [1, 2, 255]).wait(), client.command("GET", "y").wait()],
  );
  assertEquals("\u0001\u0002\u00ff", client.command("GET", "x").wait());
  client.ended = true;
  client.conn.close();
  assertEquals("readOnly", client.conn.readyState);
  server.close();
}
process.addListener("exit", function () {
  assertEquals(["OK", true, null, "ERR WHAT", "lost"], outcomes);
  assertEquals(1, client.reconnects);
  assertEquals("closed", client.conn.readyState);
});
