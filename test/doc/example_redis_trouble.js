// examples/redis/: a server that ends, that is silent, and that comes back; channels, followers and workers go on where they were.
var check = require("../api/check.js");
var servers = require("fixtures/redis_server.js");
var redis = require("../../examples/redis/redis.js");
var streams = require("../../examples/redis/streams.js");

var port = servers.freePort();
var saved = ["--appendonly", "yes", "--appendfsync", "always"];
var server = servers.start(port, saved);
var client = new redis.Client(port, "localhost", { timeout: 5000 });
var reader = new redis.Client(port, "localhost");

function once(emitter, event) {
  return new Promise(function (done) {
    emitter.addListener(event, function listener(...values) {
      emitter.removeListener(event, listener);
      done(values);
    });
  });
}

async function codeOf(promise) {
  return await promise.then(
    () => "success",
    (error) => error.code,
  );
}

async function main() {
  var heard = [];
  var follower = new streams.Follower(reader, { log: "$" }, { block: 200 });
  await once(follower, "ready");
  follower.addListener("entry", (stream, id, fields) => heard.push(fields.n));
  await client.subscribe("news", (message) => heard.push(message));
  for (var n = 0; n < 100; n++) streams.append(client, "log", { n: n });
  while (heard.length < 100) await once(follower, "entry");
  check.equal(heard.join(), Array.from({ length: 100 }, (_, i) => i).join());

  // It ends under a call, and starts anew: what was sent has failed, what is called meanwhile is done.
  var blocked = codeOf(client.call("BLPOP", "nothing", 0));
  var gone = once(client, "disconnect");
  await servers.stop(server);
  await gone;
  check.equal(await blocked, "CONNECTION_LOST");
  var meanwhile = streams.append(client, "log", { n: 100 });
  server = servers.start(port, saved);
  await meanwhile;
  check.equal(await client.call("PUBLISH", "news", "101"), 1);
  while (heard.length < 102) await client.call("PING"); // two connections, in any order
  check.equal(heard.sort((a, b) => a - b).join(), Array.from({ length: 102 }, (_, i) => i).join());
  check.equal((await streams.range(client, "log", "-", "+")).length, 101);
  await silence();
  await group();
  follower.stop();
  reader.forceClose();
  client.forceClose();
  check.equal(await codeOf(client.call("PING")), "CLOSED");
  await absent();
}

// It is there and says nothing.
async function silence() {
  var impatient = new redis.Client(port, "localhost", { timeout: 300 });
  await impatient.call("PING");
  server.kill("SIGSTOP");
  var sent = codeOf(impatient.call("PING"));
  check.equal(await sent, "CONNECTION_LOST");
  check.equal(await codeOf(impatient.call("PING")), "ETIMEDOUT");
  server.kill("SIGCONT");
  impatient.forceClose();
}

// Each entry is done by one of the group, and again where the first one failed.
async function group() {
  var done = [];
  var failed = 0;
  var finished = new node.Promise();
  var workers = ["a", "b"].map(function (name) {
    var own = new redis.Client(port, "localhost");
    var options = { stream: "work", group: "g", consumer: name, block: 50, idle: 100, count: 3 };
    var worker = new streams.Worker(own, options, async function (fields) {
      if (fields.n === "7" && failed++ === 0) throw new Error("not now");
      done.push(fields.n);
      if (done.length === 20) finished.emitSuccess([]);
    });
    return { own, worker };
  });
  for (var n = 0; n < 20; n++) await streams.append(client, "work", { n: n }, { maxLength: 1000 });
  await finished;
  check.equal(done.sort((a, b) => a - b).join(), Array.from({ length: 20 }, (_, i) => i).join());
  for (var { own, worker } of workers) {
    await worker.stop();
    own.end();
  }
}

async function absent() {
  await servers.stop(server);
  var none = new redis.Client(port, "localhost", { reconnect: false });
  check.equal(await codeOf(none.call("PING")), "ECONNREFUSED");
  check.equal(await codeOf(none.call("PING")), "CLOSED");
}

main().then(check.mustCall(() => node.exit(0)));
