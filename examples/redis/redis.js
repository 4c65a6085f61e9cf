// A client for Redis 6 and later.
//
//     var redis = require("redis/redis.js");
//     var client = new redis.Client(port, host, options);      or (path, options) of a Unix socket
//     client.call("SET", "name", "value")  -> a node.Promise: success(reply) or error(Error)
//
// Calls go out at once, those of a turn together, and their replies come in the same order: nobody has to wait for
// one call before the next. A word is a string, sent as UTF-8, a number, or bytes. A reply that is text is read as
// UTF-8, where what is none becomes U+FFFD; callForBytes() gives Uint8Arrays instead. Maps are objects without a
// prototype. A text that is kept for long keeps what came with it, 64 KiB at most.
//
// A connection that is lost is made again, after a time that grows from 50 ms to 2 s. Calls that were sent and have
// no reply fail with the code "CONNECTION_LOST": nobody knows whether Redis has done them. Calls that were not sent
// wait for the next connection. Channels are subscribed to again; what was published in between is gone, as Redis
// has it. For messages that must not get lost there are streams (streams.js).
//
//     options             default
//     username, password            of AUTH
//     database            0         of SELECT
//     secure                        as node.tcp.createConnection has it
//     reconnect           true      false: a connection that is lost, or cannot be made, is the end
//     timeout             10000     ms in which a byte must come while calls wait, and a call must be sent
//     maxWaiting          10000     calls without reply; one more fails with "QUEUE_FULL"
//     maxUnsentBytes      64 MiB    the same for what waits to be sent
//     maxReplyBytes       256 MiB   one reply; beyond, the connection ends
//
// Events: "connect", each time that it is ready; "disconnect"(error); "close"(error), the end, after which calls
// fail.
"use strict";

var protocol = require("protocol.js");

var FIRST_DELAY = 50;
var LONGEST_DELAY = 2000;
// What no password and no other database mends by being tried again.
var FATAL = ["NOAUTH", "WRONGPASS", "NOPERM", "NOPROTO", "ERR"];

function failure(code, message) {
  return Object.assign(new Error(message), { code: code });
}

// Whatever Redis refuses a connection for, and will refuse the next one for as well.
function isFatal(error) {
  return FATAL.includes(error.code) && !error.message.includes("max number of clients");
}

// In a later turn, as every other outcome.
function failed(error) {
  var promise = new node.Promise();
  setTimeout(() => promise.emitError([error]), 0);
  return promise;
}

// Calls each. Where a listener throws in one, the others have their turn nevertheless, a later one.
function callAll(functions) {
  var at = 0;
  try {
    while (at < functions.length) functions[at++]();
  } finally {
    if (at < functions.length) setTimeout(() => callAll(functions.slice(at)), 0);
  }
}

// These are not answered as calls are: every reply behind them would go to the wrong one.
var OF_CHANNELS = /^[ps]?(un)?subscribe$/i;

function textOf(words) {
  if (!Array.isArray(words) || words.length === 0) {
    throw new TypeError("a call is an array of words, of one at least");
  }
  if (OF_CHANNELS.test(words[0])) throw new TypeError(words[0] + " is no call: use subscribe()");
  return protocol.encode(words);
}

class Client extends node.EventEmitter {
  constructor(port, host, options) {
    super();
    var isPath = typeof port === "string" && port.includes("/");
    this.options = {
      reconnect: true,
      timeout: 10000,
      maxWaiting: 10000,
      maxUnsentBytes: 64 * 1024 * 1024,
      maxReplyBytes: 256 * 1024 * 1024,
      ...(isPath ? host : options),
    };
    var { secure } = this.options;
    var toHost = secure === undefined ? {} : { secure: secure };
    this.connect = isPath
      ? () => node.tcp.createConnection(port)
      : () => node.tcp.createConnection(port, host ?? "127.0.0.1", toHost);
    this.state = "closed"; // "opening", "greeting", "ready", "waiting" (to try again), "closed"
    this.isEnding = false; // takes no more calls
    this.sent = []; // calls without a reply: { promise, decode, isOfChannel }
    this.unsent = []; // calls that wait for a connection: the same with { text, since }
    this.unsentBytes = 0;
    this.isBehind = false; // the connection has more than it can pass on
    this.channels = new Map(); // kind and name -> { kind, name, listeners, promises }
    this.delay = FIRST_DELAY;
    this.error = undefined; // of the last connection
    this.silence = 0; // looks since anything came, while something should
    this.open();
    this.watch = setInterval(() => this.look(), Math.max(1, this.options.timeout / 2));
  }

  /** The number of calls that have no reply yet. */
  get waiting() {
    return this.sent.length + this.unsent.length;
  }

  /** Calls a command: words, or an array of them. */
  call(...words) {
    return this.submit([Array.isArray(words[0]) ? words[0] : words], protocol.toText);
  }

  /** The same; texts of the reply are Uint8Arrays. */
  callForBytes(...words) {
    return this.submit([Array.isArray(words[0]) ? words[0] : words], protocol.toBytes);
  }

  /** Calls as one transaction: an array of arrays of words. The promise gives the array of replies. */
  transaction(calls) {
    if (!Array.isArray(calls)) throw new TypeError("calls must be an array of arrays of words");
    return this.submit([["MULTI"], ...calls, ["EXEC"]], protocol.toText);
  }

  // Sends all of the calls, or none; the promise is that of the last one.
  submit(calls, decode) {
    var texts = calls.map(textOf);
    var refused = this.refusal(texts);
    if (refused !== undefined) return failed(refused);
    var since;
    for (var text of texts) {
      var promise = new node.Promise();
      var call = { promise: promise, decode: decode, isOfChannel: false };
      if (this.state === "ready") {
        this.send(call, text);
      } else {
        since ??= Date.now(); // one for all, so that they are in time together or not at all
        this.unsent.push(Object.assign(call, { text: text, since: since }));
        this.unsentBytes += text.length;
      }
    }
    return promise;
  }

  refusal(texts) {
    var { maxWaiting, maxUnsentBytes } = this.options;
    if (this.isEnding || this.state === "closed") {
      var why = this.error === undefined ? "" : ": " + this.error.message;
      return failure("CLOSED", "the client of Redis is closed" + why);
    }
    if (this.waiting + texts.length > maxWaiting) {
      return failure(
        "QUEUE_FULL",
        "more than " + maxWaiting + " calls would wait for Redis (maxWaiting)",
      );
    }
    var length = 0;
    for (var text of texts) length += text.length;
    if ((this.isBehind ? this.connection.backlog : this.unsentBytes) + length > maxUnsentBytes) {
      return failure("QUEUE_FULL", "too much waits to be sent to Redis (maxUnsentBytes)");
    }
  }

  send(call, text) {
    this.sent.push(call);
    if (!this.connection.send(text, "ascii")) this.isBehind = true;
  }

  // ---- channels ----

  /** Has the listener called with (message, channel) for each message; a promise of when Redis knows. */
  subscribe(channel, listener) {
    return this.listen("subscribe", channel, listener);
  }

  /** The same for all channels whose names match, such as "news.*". */
  subscribePattern(pattern, listener) {
    return this.listen("psubscribe", pattern, listener);
  }

  /** Takes a listener back, or without one all of the channel. */
  unsubscribe(channel, listener) {
    this.unlisten("subscribe", channel, listener);
  }

  unsubscribePattern(pattern, listener) {
    this.unlisten("psubscribe", pattern, listener);
  }

  listen(kind, name, listener) {
    if (typeof listener !== "function") throw new TypeError("listener must be a function");
    var key = kind + " " + name;
    var known = this.channels.get(key) ?? { kind: kind, name: name, listeners: [], promises: [] };
    var promise = new node.Promise();
    var refused = this.refusal([protocol.encode([kind, name])]); // which throws for a name that is none
    if (refused !== undefined) return failed(refused);
    this.channels.set(key, known);
    known.listeners.push(listener);
    known.promises.push(promise);
    if (this.state === "ready") this.ask(known);
    return promise;
  }

  // Each such call is answered by a push, or by an error, in its turn.
  ask(known) {
    var promise = new node.Promise();
    promise.addCallback(() =>
      callAll(known.promises.splice(0).map((waiting) => () => waiting.emitSuccess([]))),
    );
    promise.addErrback((error) => {
      if (error instanceof protocol.RedisError) this.channels.delete(known.kind + " " + known.name);
      else return; // the next connection subscribes again
      callAll(known.promises.splice(0).map((waiting) => () => waiting.emitError([error])));
    });
    this.send(
      { promise: promise, decode: protocol.toText, isOfChannel: true },
      protocol.encode([known.kind, known.name]),
    );
  }

  unlisten(kind, name, listener) {
    var key = kind + " " + name;
    var known = this.channels.get(key);
    if (known === undefined) return;
    known.listeners = known.listeners.filter(
      (other) => listener !== undefined && other !== listener,
    );
    if (known.listeners.length > 0) return;
    this.channels.delete(key);
    if (this.state !== "ready") return;
    var call = { promise: new node.Promise(), decode: protocol.toText, isOfChannel: true };
    this.send(call, protocol.encode([kind === "subscribe" ? "unsubscribe" : "punsubscribe", name]));
  }

  // What belongs to no call: [kind, channel or pattern, ...].
  pushed(push) {
    var kind = String(push[0]);
    if (kind.endsWith("subscribe")) {
      if (this.sent[0]?.isOfChannel) this.replied(undefined);
    } else if (kind === "message" || kind === "pmessage") {
      var name = protocol.toText(push[1]);
      var [channel, message] = push.slice(-2).map(protocol.toText);
      var known = this.channels.get((kind === "message" ? "subscribe " : "psubscribe ") + name);
      for (var listener of known?.listeners.slice() ?? []) listener(message, channel);
    }
  }

  // ---- the connection ----

  open() {
    var parser = new protocol.Parser(this.options.maxReplyBytes);
    var connection = this.connect();
    this.state = "opening";
    this.connection = connection;
    this.silence = 0;
    this.isBehind = false;
    connection.setEncoding("ascii");
    connection.setTimeout(0);
    connection.addListener("connect", () => this.greet());
    connection.addListener("drain", () => (this.isBehind = false));
    connection.addListener("receive", (data) => {
      if (connection !== this.connection) return;
      this.silence = 0;
      parser.feed(data);
      this.read(parser, connection);
    });
    connection.addListener("eof", () => connection.close());
    connection.addListener("close", (had_error, error) => {
      if (connection !== this.connection) return;
      this.lost(error ?? failure("CONNECTION_LOST", "the server closed the connection"));
    });
  }

  // Speaks RESP3 from here on, says who it is, and sees that Redis is done with loading its data.
  greet() {
    var { username, password, database } = this.options;
    var who = password === undefined ? [] : ["AUTH", username ?? "default", password];
    var calls = [["HELLO", 3, ...who], ...(database ? [["SELECT", database]] : []), ["PING"]];
    this.state = "greeting";
    calls.forEach((words, i) => {
      var promise = new node.Promise();
      promise.addErrback((error) => this.state === "greeting" && this.lost(error));
      if (i === calls.length - 1) promise.addCallback(() => this.ready());
      this.send(
        { promise: promise, decode: protocol.toText, isOfChannel: false },
        protocol.encode(words),
      );
    });
  }

  ready() {
    this.state = "ready";
    this.delay = FIRST_DELAY;
    this.error = undefined;
    this.channels.forEach((known) => this.ask(known));
    this.unsentBytes = 0;
    this.unsent.splice(0).forEach((call) => this.send(call, call.text));
    this.closeIfDone();
    this.emit("connect", []);
  }

  // A listener may throw, or wait() in here: what it finds is in order, and the rest is read in another turn then.
  read(parser, connection) {
    var isDone = false;
    try {
      while (connection === this.connection) {
        parser.decode = this.sent[0]?.decode ?? protocol.toText;
        if (!parser.next()) break;
        if (parser.isPush) this.pushed(parser.value);
        else this.replied(parser.value);
      }
      isDone = true;
    } catch (error) {
      if (!(error instanceof protocol.ProtocolError)) throw error;
      isDone = true;
      this.lost(error);
    } finally {
      if (!isDone) setTimeout(() => this.read(parser, connection), 0);
    }
  }

  replied(value) {
    var call = this.sent.shift();
    if (call === undefined) throw new protocol.ProtocolError("nobody asked for it");
    this.closeIfDone();
    if (value instanceof protocol.RedisError) call.promise.emitError([value]);
    else call.promise.emitSuccess([value]);
  }

  closeIfDone() {
    if (this.isEnding && this.waiting === 0 && this.state === "ready") this.connection.close();
  }

  // Comes twice in each `timeout`. Who only listens to channels asks whether Redis is there.
  look() {
    if (this.state === "ready" && this.sent.length === 0) {
      this.silence = 0;
      if (this.channels.size > 0 && !this.isEnding) this.call("PING");
    } else if (this.connection !== undefined && ++this.silence > 2) {
      this.lost(failure("ETIMEDOUT", "Redis said nothing for " + this.options.timeout + " ms"));
    }
    var inTime = this.unsent.findIndex((call) => Date.now() - call.since < this.options.timeout);
    var late = this.unsent.splice(0, inTime < 0 ? this.unsent.length : inTime);
    var why = this.error?.message ?? "it does not answer";
    var told = failure("ETIMEDOUT", "there is no connection to Redis: " + why);
    late.forEach((call) => (this.unsentBytes -= call.text.length));
    callAll(late.map((call) => () => call.promise.emitError([told])));
  }

  // The connection is gone, or not worth keeping.
  lost(error) {
    var wasReady = this.state === "ready";
    var sent = this.sent.splice(0);
    var isExpected = this.isEnding && sent.length + this.unsent.length === 0;
    var isOver = isExpected || !this.options.reconnect || isFatal(error);
    this.connection.forceClose();
    this.connection = undefined;
    this.isBehind = false;
    this.error = isExpected ? undefined : error;
    this.state = isOver ? "closed" : "waiting";
    if (!isOver) {
      setTimeout(
        () => this.state === "waiting" && this.open(),
        this.delay * (0.5 + Math.random() / 2),
      );
      this.delay = Math.min(2 * this.delay, LONGEST_DELAY);
    }
    var told = wasReady
      ? failure("CONNECTION_LOST", "the connection to Redis was lost: " + error.message)
      : error;
    callAll([
      ...sent.map((call) => () => call.promise.emitError([told])),
      () => wasReady && !isExpected && this.emit("disconnect", [error]),
      ...(isOver ? this.outcomes() : []),
    ]);
  }

  // Of what still waits at the end.
  outcomes() {
    var error = this.error ?? failure("CLOSED", "the client of Redis was closed");
    var promises = this.unsent.splice(0).map((call) => call.promise);
    this.channels.forEach((known) => promises.push(...known.promises.splice(0)));
    this.unsentBytes = 0;
    clearInterval(this.watch);
    return [
      ...promises.map((promise) => () => promise.emitError([error])),
      () => this.emit("close", this.error === undefined ? [] : [this.error]),
    ];
  }

  /** Takes no more calls. Those that wait get their replies, then the connection ends. */
  end() {
    this.isEnding = true;
    if (this.state !== "ready" && this.waiting === 0) this.forceClose();
    else this.closeIfDone();
  }

  /** Ends now; the calls that wait fail. */
  forceClose() {
    if (this.state === "closed") return;
    this.options.reconnect = false;
    this.isEnding = true;
    if (this.connection !== undefined)
      return this.lost(failure("CLOSED", "the client of Redis was closed"));
    this.state = "closed";
    callAll(this.outcomes());
  }
}

exports.Client = Client;
exports.RedisError = protocol.RedisError;
