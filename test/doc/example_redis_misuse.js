// examples/redis/: what is refused is not sent in part, and a listener that throws keeps nobody else from hearing.
var check = require("../api/check.js");
var servers = require("fixtures/redis_server.js");
var redis = require("../../examples/redis/redis.js");

var port = servers.freePort();
servers.start(port);
var client = new redis.Client(port, "localhost");
var thrown = [];

process.addListener("uncaughtException", (error) => thrown.push(error.message));
process.addListener("unhandledRejection", function (error) {
  puts(error.stack);
  node.exit(1);
});

async function codeOf(promise) {
  return await promise.then(
    () => "success",
    (error) => error.code,
  );
}

function clientWith(options) {
  return new redis.Client(port, "localhost", options);
}

async function cut(other) {
  var id = await other.call("CLIENT", "ID");
  var gone = new Promise((done) => other.addListener("disconnect", done));
  client.call("CLIENT", "KILL", "ID", id);
  await gone;
}

async function transactions() {
  await client.call("SET", "a", 1);
  var wrong = [
    undefined,
    "GET",
    [[]],
    [
      ["SET", "a", 2],
      ["SET", "a", null],
    ],
    [["SET", "a", 2], "GET"],
  ];
  for (var each of wrong) {
    check.throws(() => client.transaction(each), TypeError);
    check.equal(await client.call("GET", "a"), "1");
  }
  check.equal((await client.transaction([])).length, 0);

  // Neither a MULTI without its EXEC, nor an EXEC without some of its calls.
  var three = clientWith({ maxWaiting: 3 });
  await three.call("PING");
  check.equal(
    await codeOf(
      three.transaction([
        ["INCR", "a"],
        ["INCR", "a"],
      ]),
    ),
    "QUEUE_FULL",
  );
  check.equal(await three.call("GET", "a"), "1");
  check.equal((await three.transaction([["INCR", "a"]]))[0], 2);
  three.end();
  var small = clientWith({ maxUnsentBytes: 200 });
  var calls = [
    ["SET", "a", 3],
    ["SET", "b", "x".repeat(100)],
    ["SET", "a", 4],
  ];
  check.equal(await codeOf(small.transaction(calls)), "QUEUE_FULL");
  check.equal(await small.call("GET", "a"), "2");
  small.end();
}

async function refusals() {
  for (var words of [[], [[]], ["SUBSCRIBE", "x"], [["punsubscribe"]]]) {
    check.throws(() => client.call(...words), TypeError);
    check.equal(await client.call("ECHO", "one"), "one");
  }
  var { timer } = node.statistics().handles;
  check.throws(() => new redis.Client(NaN, "localhost"), TypeError);
  check.equal(node.statistics().handles.timer, timer, "timers that would keep the program going");
}

async function channels() {
  var other = clientWith();
  check.throws(() => other.subscribe(null, () => {}), TypeError);
  await cut(other);
  check.equal(await other.call("ECHO", "two"), "two");
  other.forceClose();
  check.equal(await codeOf(other.subscribe("x", () => {})), "CLOSED");
  check.equal(thrown.join(), "");
}

async function listeners() {
  var other = clientWith();
  await other.call("PING");
  var told = [];
  function waits(name) {
    var promise = other.call("BLPOP", "nothing", 0);
    var code = codeOf(promise);
    promise.addErrback(function (error) {
      told.push(name + " " + error.code);
      throw new Error(name);
    });
    return code;
  }
  other.addListener("disconnect", function () {
    told.push("disconnect");
    throw new Error("disconnect");
  });
  var closed = new Promise((done) => other.addListener("close", done));
  var both = [waits("first"), waits("second")];
  check.throws(() => other.forceClose(), /first/);
  check.equal((await Promise.all(both)).join(), "CONNECTION_LOST,CONNECTION_LOST");
  await closed;
  check.equal(told.join(), "first CONNECTION_LOST,second CONNECTION_LOST,disconnect");
  check.equal(thrown.join(), "second,disconnect");
}

async function main() {
  await transactions();
  await refusals();
  await channels();
  await listeners();
  client.end();
}

main().then(check.mustCall(() => node.exit(0)));
