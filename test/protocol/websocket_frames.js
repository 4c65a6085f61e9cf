// Each row of the table of frames against a server: what its script hears, what it sends, and that the connection ends, with
// the row sent whole and cut in two (unit tests cut all of them at every byte).
var check = require("../api/check.js");
var table = require("./fixtures/websocket_table.js");

var rows = table.rows();
check.ok(rows.length >= 150, rows.length + " rows");

var hearing; // what the script heard of the connection under test
var server = node.http.createServer(function (request, response) {
  var options = JSON.parse(decodeURIComponent(request.uri.query));
  var connection = node.websocket.accept(request, response, options);
  var heard = (hearing = []);
  connection.addListener("message", function (message) {
    heard.push((typeof message === "string" ? "text" : "binary") + table.quote(message));
  });
  connection.addListener("pong", function (data) {
    heard.push("pong" + table.quote(data));
  });
  connection.addListener("close", function (code, reason, clean) {
    heard.push("end " + code + (clean ? " clean" : ""));
    if (clean && reason !== "") heard.push(table.quote(reason));
    heard.closed = true;
    if (heard.tell) heard.tell();
  });
});
server.listen(0);

function optionsOf(words) {
  var options = { pingInterval: 0 };
  var max = /max=(\d+)/.exec(words);
  if (max) options.maxMessageBytes = Number(max[1]);
  if (/deflate/.test(words)) options.compress = { contextTakeover: /context/.test(words) };
  return options;
}

// Sends the bytes in pieces; done(heard, sent by the server) follows when the server has closed, or a ping behind the row was
// answered.
function run(row, pieces, done) {
  var raw = node.tcp.createConnection(server.port);
  var received = [];
  var ends = /(^| )end /.test(row.heard);
  var heard;
  raw.setEncoding("bytes");
  raw.addListener("connect", function () {
    raw.send(
      "GET /?" +
        encodeURIComponent(JSON.stringify(optionsOf(row.options))) +
        " HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
        (/deflate/.test(row.options) ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "") +
        "\r\n",
    );
  });
  raw.addListener("receive", function (bytes) {
    for (var i = 0; i < bytes.length; i++) received.push(bytes[i]);
    if (heard === undefined) {
      var head = table.headLength(received);
      if (head < 0) return;
      received = received.slice(head);
      heard = hearing;
      sendNext(0);
    }
    if (!ends && table.endsWith(received, [0x8a, 3, 0x65, 0x6e, 0x64])) {
      received.length -= 5;
      raw.forceClose();
      finish();
    }
  });
  raw.addListener("eof", function () {
    raw.close();
    if (!ends) return;
    if (heard.closed) finish();
    else heard.tell = finish;
  });
  raw.addListener("close", function () {});
  function sendNext(index) {
    if (raw.readyState !== "open") return;
    if (index < pieces.length) {
      raw.send(pieces[index]);
      setTimeout(function () {
        sendNext(index + 1);
      }, 0);
    } else if (!ends) {
      raw.send(table.frame(0x89, [0x65, 0x6e, 0x64]));
    }
  }
  function finish() {
    var words = heard.join(" ");
    if (!ends) words = words.replace(/ ?end 1006$/, "");
    done(words, table.describe(received));
  }
}

var ways = [];
rows.forEach(function (row) {
  var bytes = table.bytes(row.sent);
  ways.push([row, [bytes]]);
  var places =
    bytes.length > 40 ? [1, 2, 6, bytes.length >> 1, bytes.length - 1] : table.places(bytes.length);
  places.forEach(function (at) {
    if (at > 0 && at < bytes.length) ways.push([row, [bytes.slice(0, at), bytes.slice(at)]]);
  });
});

var left = ways.length;
var next = 0;
function step() {
  if (next === ways.length) return;
  var way = ways[next++];
  run(way[0], way[1], function (heard, sent) {
    var note =
      way[0].name + ", in " + way[1].length + " pieces of " + way[1][0].length + " bytes first";
    check.equal(heard, way[0].heard, note);
    check.equal(sent, way[0].answers, note);
    if (--left === 0) server.close();
    step();
  });
}
step();
process.addListener("exit", function () {
  check.equal(left, 0);
});
