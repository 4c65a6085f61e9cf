// Several "receive" may come of one read, and each counts by itself: the microtasks run after it, and what its listener
// throws, waits for, pauses, sets or ends counts before the next. No byte is lost or told twice.
var check = require("../check.js");

var ENCODINGS = ["bytes", "utf8", "bytes", "ascii", "bytes", "raw"];
var BYTES = 4 * 1024 * 1024;

// "a\u00e4\u20acbc" again and again: 8 bytes of UTF-8, so that pieces of an odd beginning split characters.
var sent = new Uint8Array(BYTES);
for (var i = 0; i < BYTES; i++) sent[i] = [0x61, 0xc3, 0xa4, 0xe2, 0x82, 0xac, 0x62, 0x63][i % 8];

// What a "receive" gave, as bytes.
function bytesOf(data) {
  if (typeof data !== "string") return data;
  var bytes = [];
  for (var i = 0; i < data.length; i++) {
    var code = data.charCodeAt(i);
    if (code === 0xe4) bytes.push(0xc3, 0xa4);
    else if (code === 0x20ac) bytes.push(0xe2, 0x82, 0xac);
    else bytes.push(code);
  }
  return bytes;
}

function kindOf(data) {
  return typeof data === "string" ? "string" : data instanceof Uint8Array ? "bytes" : "raw";
}

var thrown = 0,
  caught = 0;
process.addListener("uncaughtException", function (error) {
  if (error.message !== "thrown by a listener") throw error;
  caught++;
});

// All but the last connection: ends in its third "receive", whatever was read with it.
function endEarly(connection) {
  var count = 0;
  connection.setEncoding("bytes");
  connection.addListener(
    "receive",
    check.mustCall(function () {
      if (++count === 3) connection.forceClose();
    }, 3),
  );
  connection.addListener(
    "close",
    check.mustCall(function (hadError) {
      check.equal(hadError, false);
      connect();
    }),
  );
}

var connections = 0;
var server = node.tcp.createServer(
  check.mustCall(function (connection) {
    if (++connections < 3) return endEarly(connection);
    var position = 0,
      count = 0,
      settled = 0,
      inside = false,
      encoding = 0;

    function act() {
      switch (count % 11) {
        case 2:
          encoding = (encoding + 1) % ENCODINGS.length;
          connection.setEncoding(ENCODINGS[encoding]);
          break;
        case 4:
          thrown++;
          throw new Error("thrown by a listener");
        case 6:
          if (count % 4 !== 0) break; // a wait is slow
          var promise = new node.Promise();
          setTimeout(function () {
            promise.emitSuccess();
          }, 1);
          promise.wait();
          break;
        case 9:
          connection.readPause();
          setTimeout(function () {
            check.equal(count, paused, "a receive while paused");
            connection.readResume();
          }, 1);
          var paused = count;
      }
    }

    connection.setEncoding(ENCODINGS[0]);
    connection.addListener("receive", function (data) {
      check.ok(!inside, "a receive inside another");
      check.equal(settled, count, "microtasks that ran before");
      check.equal(caught, thrown, "errors that were told before");
      var wanted = ENCODINGS[encoding];
      check.equal(kindOf(data), wanted === "utf8" || wanted === "ascii" ? "string" : wanted);
      var bytes = bytesOf(data);
      for (var i = 0; i < bytes.length; i++) {
        if (bytes[i] !== sent[position + i]) {
          throw new Error("byte " + (position + i) + " is " + bytes[i] + " in " + wanted);
        }
      }
      position += bytes.length;
      count++;
      Promise.resolve().then(function () {
        settled++;
      });
      inside = true;
      try {
        act();
      } finally {
        inside = false;
      }
    });
    connection.addListener(
      "eof",
      check.mustCall(function () {
        check.equal(position, BYTES);
        check.ok(count > 100, "so many pieces");
        connection.close();
        server.close();
      }),
    );
  }, 3),
);
server.listen(0, "127.0.0.1");

function connect() {
  var client = node.tcp.createConnection(server.port);
  client.addListener(
    "connect",
    check.mustCall(function () {
      client.send(sent.subarray(0, 1)); // a short piece, for an odd beginning
      setTimeout(function () {
        client.send(sent.subarray(1));
        client.close();
      }, 10);
    }),
  );
}
connect();
