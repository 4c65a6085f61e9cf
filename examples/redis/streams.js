// Streams of Redis: a log that many write and many read, from wherever they were.
//
//     var streams = require("redis/streams.js");
//     streams.append(client, "orders", { article: "pen", count: 3 }, { maxLength: 10000 })   -> a promise of the entry's id
//     streams.range(client, "orders", "-", "+", 100)    -> a promise of [{ id, fields }], fields an object of texts
//     new streams.Follower(client, { orders: "$" })     emits "entry"(stream, id, fields), each once, in order, for ever
//     new streams.Worker(client, options, handle)       one of a group: each entry is for one of them, until it has done it
//
// A follower and a worker wait in Redis, `block` milliseconds at a time, so each needs a client of its own, whose `timeout`
// is longer. Where the connection is lost they go on behind the last entry that they have had.
"use strict";

var RETRY = 100; // ms

function sleep(ms) {
  return new Promise((done) => setTimeout(done, ms));
}

function entriesOf(reply) {
  return (reply ?? []).map(([id, flat]) => {
    var fields = Object.create(null);
    for (var i = 0; i < (flat ?? []).length; i += 2) fields[flat[i]] = flat[i + 1];
    return { id: id, fields: fields };
  });
}

// `maxLength` is how many entries stay, about.
function append(client, stream, fields, options = {}) {
  var most = options.maxLength === undefined ? [] : ["MAXLEN", "~", options.maxLength];
  return client.call([
    "XADD",
    stream,
    ...most,
    options.id ?? "*",
    ...Object.entries(fields).flat(),
  ]);
}

function range(client, stream, from, to, count = 1000) {
  return client.call("XRANGE", stream, from, to, "COUNT", count).then(entriesOf);
}

/** Reads streams from an id on: "0" is all, "$" what comes from now on. "ready" says that "$" is settled. */
class Follower extends node.EventEmitter {
  constructor(client, positions, { count = 1000, block = 2000 } = {}) {
    super();
    this.client = client;
    this.positions = { ...positions };
    this.count = count;
    this.block = block;
    this.isStopped = false;
    this.run();
  }

  stop() {
    this.isStopped = true;
  }

  // "$" said twice would leave out what came in between.
  async settle() {
    for (var [stream, id] of Object.entries(this.positions)) {
      if (id !== "$") continue;
      var last = await this.client.call("XREVRANGE", stream, "+", "-", "COUNT", 1);
      this.positions[stream] = last.length > 0 ? last[0][0] : "0";
    }
  }

  async run() {
    var isSettled = false;
    while (!this.isStopped) {
      try {
        if (!isSettled) await this.settle();
        if (!isSettled) this.emit("ready", []);
        isSettled = true;
        await this.read();
      } catch (error) {
        if (error.code === "CLOSED") return;
        this.emit("trouble", [error]);
        await sleep(RETRY);
      }
    }
  }

  async read() {
    var names = Object.keys(this.positions);
    var words = ["XREAD", "COUNT", this.count, "BLOCK", this.block, "STREAMS"];
    var reply = await this.client.call([...words, ...names, ...Object.values(this.positions)]);
    for (var [stream, list] of Object.entries(reply ?? {})) {
      for (var entry of entriesOf(list)) {
        if (this.isStopped) return;
        this.positions[stream] = entry.id;
        this.emit("entry", [stream, entry.id, entry.fields]);
      }
    }
  }
}

/**
 * Does entries of a stream as one of a group: handle(fields, id) gives a promise, and an entry that it was kept for is done.
 * What it fails for, and what others have begun and not done for `idle` ms, is done again: at least once, that is.
 */
class Worker {
  constructor(client, { stream, group, consumer, count = 10, block = 2000, idle = 60000 }, handle) {
    this.client = client;
    this.options = { stream, group, consumer, count, block, idle };
    this.handle = handle;
    this.isStopped = false;
    this.done = this.run();
  }

  /** A promise of when it has ended. */
  stop() {
    this.isStopped = true;
    return this.done;
  }

  async run() {
    var isJoined = false;
    while (!this.isStopped) {
      try {
        if (!isJoined) await this.join();
        isJoined = true;
        await this.work();
      } catch (error) {
        if (error.code === "CLOSED") return;
        if (error.code === "NOGROUP") isJoined = false;
        await sleep(RETRY);
      }
    }
  }

  async join() {
    try {
      var { stream, group } = this.options;
      await this.client.call("XGROUP", "CREATE", stream, group, "0", "MKSTREAM");
    } catch (error) {
      if (error.code !== "BUSYGROUP") throw error;
    }
  }

  async work() {
    var { stream, group, consumer, count, block, idle } = this.options;
    var client = this.client;
    var claim = await client.call("XAUTOCLAIM", stream, group, consumer, idle, "0", "COUNT", count);
    var entries = entriesOf(claim[1]);
    if (entries.length === 0) {
      var where = [
        "GROUP",
        group,
        consumer,
        "COUNT",
        count,
        "BLOCK",
        block,
        "STREAMS",
        stream,
        ">",
      ];
      entries = entriesOf((await client.call(["XREADGROUP", ...where]))?.[stream]);
    }
    for (var { id, fields } of entries) {
      await this.handle(fields, id);
      await client.call("XACK", stream, group, id);
    }
  }
}

exports.Follower = Follower;
exports.Worker = Worker;
exports.append = append;
exports.range = range;
