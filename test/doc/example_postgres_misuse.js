// examples/postgres/: a server that answers nothing, a value or a text that cannot be sent, and a listener that throws spoil no other query.
var check = require("../api/check.js");
var { int16, int32At } = require("../../examples/postgres/messages.js");
var postgres = require("../../examples/postgres/postgres.js");

var thrown = [];
process.addListener("uncaughtException", (error) => thrown.push(error.message));
process.addListener("unhandledRejection", function (error) {
  puts(error.stack);
  node.exit(1);
});

function message(type, body) {
  var length = body.length + 4;
  return type + int16(length >>> 16) + int16(length) + body;
}

var READY = message("Z", "I");
var ZERO = "\0\0\0\0";
var PREPARED = message("1", "") + message("n", "") + READY;
var DONE = message("2", "") + message("C", "SELECT 0\0") + READY;

/** Lets anyone in, and gives to `answer` each query that follows: (connection, type, its number on the connection). */
function serve(answer) {
  var server = node.tcp.createServer(function (connection) {
    var text = "";
    var count = -1;
    server.connections++;
    connection.setEncoding("ascii");
    connection.addListener("receive", function (data) {
      text += data;
      for (;;) {
        var start = count < 0 ? 0 : 1;
        if (text.length < start + 4 || text.length < start + int32At(text, start)) return;
        var type = start === 0 ? "" : text.charAt(0);
        text = text.slice(start + int32At(text, start));
        if (type === "") connection.send(message("R", ZERO) + READY);
        else if ("PBQ".includes(type)) answer(connection, type, count);
        else continue;
        count++;
      }
    });
    connection.addListener("eof", () => connection.close());
  });
  server.connections = 0;
  server.listen(0, "127.0.0.1");
  return server;
}

function poolOf(server, options) {
  var place = { host: "127.0.0.1", port: server.port, user: "test", connections: 1 };
  return new postgres.Pool({ ...place, ...options });
}

async function codeOf(promise) {
  return await promise.then(
    () => "success",
    (error) => error.code ?? error.name,
  );
}

var right = (connection, type) => connection.send(type === "P" ? PREPARED : DONE, "ascii");

// Neither waits for ever, nor connects as fast as it can.
async function answersNothing() {
  for (var answer of [() => {}, (connection) => connection.close()]) {
    var server = serve(answer);
    var pool = poolOf(server, { timeout: 400 });
    check.equal(await codeOf(pool.query("SELECT 1")), "ETIMEDOUT");
    check.ok(server.connections < 10, server.connections + " connections");
    pool.end();
    server.close();
  }
}

async function cannotBeSent() {
  var server = serve(right);
  var pool = poolOf(server);
  check.throws(() => pool.query("SELECT '\0'"), TypeError);
  check.throws(() => pool.run("SELECT '\0'"), TypeError);
  check.throws(() => pool.query("SELECT $1", [{ toJSON: () => undefined }]), TypeError);
  check.equal(await codeOf(pool.query("SELECT 1")), "success");
  check.equal(await codeOf(pool.transaction((client) => client.query("SELECT '\0'"))), "TypeError");
  check.equal(await codeOf(pool.query("SELECT 1")), "success");
  pool.end();
  server.close();
}

async function listenersThrow() {
  var server = serve(function (connection, type, number) {
    if (number < 1) right(connection, type);
    else if (number === 3) connection.close();
  });
  var pool = poolOf(server);
  pool.addListener("connect", function () {
    throw new Error("connect");
  });
  pool.addListener("disconnect", function () {
    throw new Error("disconnect");
  });
  var queries = [pool.run("one"), pool.run("two"), pool.run("three"), pool.run("four")];
  var codes = queries.map(codeOf);
  queries.forEach((query, i) =>
    query.addErrback(function () {
      throw new Error("query " + (i + 1));
    }),
  );
  check.equal(
    (await Promise.all(codes)).join(" "),
    "success CONNECTION_LOST CONNECTION_LOST CONNECTION_LOST",
  );
  check.equal(await codeOf(pool.run("five")), "success");
  check.equal(thrown.join(), "connect,query 2,query 3,query 4,disconnect,connect");
  check.throws(() => pool.end(), /disconnect/);
  server.close();
}

// What is no message of PostgreSQL is the end of the connection, and of nothing else.
async function noMessages() {
  var row = message("D", "\0\x01" + ZERO + "\x01x");
  var server = serve((connection) => connection.send(row + READY, "ascii"));
  var pool = poolOf(server);
  check.equal(await codeOf(pool.run("SELECT 1")), "CONNECTION_LOST");
  pool.end();
  server.close();
}

async function noPort() {
  var timers = node.statistics().handles.timer;
  var pool = new postgres.Pool({ host: "127.0.0.1", port: NaN });
  check.throws(() => pool.query("SELECT 1"), TypeError);
  check.equal(node.statistics().handles.timer, timers + 1, "timers, of which the pool has one");
  node.exit(0);
}

async function main() {
  await answersNothing();
  await cannotBeSent();
  await listenersThrow();
  await noMessages();
  await noPort();
}

main().then(check.mustNotCall("the end"));
