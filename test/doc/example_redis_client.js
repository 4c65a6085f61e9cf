// examples/redis/: calls in order, any bytes, channels, transactions, refusals, and a queue that is bounded; a real redis-server.
var check = require("../api/check.js");
var servers = require("fixtures/redis_server.js");
var redis = require("../../examples/redis/redis.js");

var port = servers.freePort();
servers.start(port);
var client = new redis.Client(port, "localhost");

async function fails(promise, code) {
  var outcome = await promise.then(
    (value) => "success " + value,
    (error) => error.code,
  );
  check.equal(outcome, code);
}

async function values() {
  await client.call("SET", "odd", new Uint8Array([97, 0, 13, 10, 255]));
  check.equal(await client.call("GET", "odd"), "a\0\r\n\ufffd");
  check.equal(Array.from(await client.callForBytes("GET", "odd")).join(), "97,0,13,10,255");
  await client.call("SET", "odd", "\ud800! gr\u00fc\u00df \u4e2d");
  check.equal(await client.call("GET", "odd"), "\ufffd! gr\u00fc\u00df \u4e2d");
  await client.call("SET", "empty", "");
  check.equal(await client.call("GET", "empty"), "");
  check.equal(await client.call("GET", "nothing"), null);
  await client.call(["HSET", "map", "__proto__", 1, "\u00e9", 2]);
  check.equal(
    JSON.stringify(await client.call("HGETALL", "map")),
    '{"__proto__":"1","\u00e9":"2"}',
  );
  check.equal(await client.call("INCRBY", "big", "9007199254740993"), 9007199254740993n);
  check.equal(await client.call("ZADD", "scores", 1.5, "a"), 1);
  check.equal(await client.call("ZSCORE", "scores", "a"), 1.5);
  check.equal(JSON.stringify(await client.call("COMMAND", "INFO", "nothing")), "[null]");
  var long = "0123456789".repeat(300000);
  await client.call("SET", "long", long);
  check.equal((await client.call("GET", "long")) === long, true);
  check.throws(() => client.call("SET", "a", undefined), TypeError);
}

async function order() {
  var replies = [];
  for (var i = 0; i < 5000; i++) client.call("INCR", "count").addCallback((n) => replies.push(n));
  await client.call("PING");
  check.equal(replies.length, 5000);
  check.ok(replies.every((n, i) => n === i + 1));
  var all = await client.transaction([
    ["SET", "word", "one"],
    ["INCR", "word"],
    ["GET", "word"],
  ]);
  check.equal(all[0] + " " + all[1].code + " " + all[2], "OK ERR one");
  await fails(client.call("INCR", "map"), "WRONGTYPE");
}

async function channels() {
  var heard = [];
  await client.subscribe("news", (message, channel) => heard.push(channel + ": " + message));
  await client.subscribePattern("n*s", (message, channel) => heard.push("pattern: " + message));
  client.call("PUBLISH", "news", "gr\u00fc\u00df dich");
  check.equal(await client.call("GET", "empty"), ""); // calls go on beside it
  check.equal(heard.join(), "news: gr\u00fc\u00df dich,pattern: gr\u00fc\u00df dich");
  client.unsubscribe("news");
  client.unsubscribePattern("n*s");
  check.equal(await client.call("PUBLISH", "news", "nobody"), 0);
}

// Who may not, and how it is told.
async function refusals() {
  await client.call([
    "ACL",
    "SETUSER",
    "ann",
    "on",
    ">secret",
    "+get",
    "+ping",
    "+hello",
    "~*",
    "resetchannels",
  ]);
  var wrong = new redis.Client(port, "localhost", { username: "ann", password: "wrong" });
  await fails(wrong.call("GET", "a"), "WRONGPASS");
  await fails(wrong.call("GET", "a"), "CLOSED");
  var ann = new redis.Client(port, "localhost", { username: "ann", password: "secret" });
  check.equal(await ann.call("GET", "empty"), "");
  await fails(ann.call("SET", "empty", "x"), "NOPERM");
  await fails(
    ann.subscribe("news", () => {}),
    "NOPERM",
  );
  check.equal(await ann.call("GET", "empty"), "");
  ann.end();
}

async function bounds() {
  var small = new redis.Client(port, "localhost", { maxWaiting: 2, maxReplyBytes: 1000 });
  var calls = [small.call("PING"), small.call("PING"), small.call("PING")];
  await fails(calls[2], "QUEUE_FULL");
  check.equal((await calls[0]) + (await calls[1]), "PONGPONG");
  await fails(small.call("GET", "long"), "CONNECTION_LOST"); // more than maxReplyBytes
  check.equal(await small.call("PING"), "PONG");
  small.end();
  var slight = new redis.Client(port, "localhost", { maxUnsentBytes: 1000 });
  await fails(slight.call("SET", "a", "x".repeat(1001)), "QUEUE_FULL");
  var last = slight.call("SET", "a", "x");
  slight.end(); // what was called gets its reply
  check.equal(await last, "OK");
  await fails(slight.call("PING"), "CLOSED");
}

var finish = check.mustCall(function () {
  client.addListener(
    "close",
    check.mustCall(() => node.exit(0)),
  );
  client.end();
});
values().then(order).then(channels).then(refusals).then(bounds).then(finish);
