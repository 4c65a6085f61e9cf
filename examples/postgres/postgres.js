// A client for PostgreSQL, without a library.
//
//     var postgres = require("postgres/postgres.js");
//     var pool = new postgres.Pool({ host: "localhost", database: "shop" });
//     pool.query("SELECT name FROM articles WHERE id = $1", [7])
//         -> a node.Promise: success({ rows: [{ name: "pen" }], columns: ["name"], command: "SELECT", count: 1 })
//            or error(Error)
//     pool.run("CREATE TABLE a (n int); CREATE TABLE b (n int)")       several statements, without values
//     pool.transaction(async function (client) { await client.query("..."); })   commits, or rolls back
//
// Statements are prepared once for each connection, and kept; queries go out without waiting for those before.
// Values are as types.js has them. Queries of a pool have no order among them: what needs one is a transaction, or
// waits.
//
// error.code is the SQLSTATE ("23505": there is one already) with detail, hint, constraint and the like; or it is
// "CONNECTION_LOST" (nobody knows whether it was done), "ETIMEDOUT", "QUEUE_FULL", "RESULT_TOO_LARGE", "INSECURE",
// "CLOSED", or the system's.
//
//     options             default
//     host, port          PGHOST, PGPORT of ENV, or 127.0.0.1, 5432. A host with a "/" is the folder of a Unix socket
//     user, password, database      PGUSER, PGPASSWORD, PGDATABASE, or USER, none, and the user's name
//     secure                        TLS, as connection.startSecure has it; true is enough. Without it there is none
//     connections         4         at most; made when there is something to do, and kept. Many short queries take the
//                                   least CPU on two, since they share system calls; many slow ones want more
//     pipelined           16        queries on one connection without a result. 1: none waits behind a slow one
//     timeout             30000     ms that a query waits for an answer (it is cancelled then), or for a connection
//     maxWaiting          10000     queries that wait for a connection; one more fails with "QUEUE_FULL"
//     maxResultBytes      256 MiB   of one query
//     maxStatements       256       that a connection keeps
//
// Events: "connect", "notice"(error), "disconnect"(error) of each connection; "close".
"use strict";

var { Connection, PostgresError, Query, callAll, failure } = require("connection.js");
var { toPostgres } = require("types.js");

var FIRST_DELAY = 50; // ms until a connection is tried again
var LONGEST_DELAY = 2000;
// The system's errors; a server that starts, stops, or has too many connections.
var TRANSIENT = /^(E[A-Z]+|EAI_[A-Z]+|CONNECTION_LOST|57P0[123]|53300)$/;
var MOST_VALUES = 65535;

function checkText(text) {
  if (typeof text !== "string") throw new TypeError("text must be a string");
  if (text.includes("\0")) throw new TypeError("text cannot have a NUL in it");
}

function queryOf(text, values) {
  checkText(text);
  if (!Array.isArray(values) || values.length > MOST_VALUES) {
    throw new TypeError("values must be an array, of " + MOST_VALUES + " at most");
  }
  return new Query(text, values.map(toPostgres), false);
}

function scriptOf(text) {
  checkText(text);
  return new Query(text, [], true);
}

// In a later turn, as every other outcome.
function failed(query, error) {
  setTimeout(() => query.settle(error), 0);
  return query.promise;
}

/** What the function of a transaction gets: one connection, to which nobody else has access. */
class Client {
  constructor(connection) {
    this.connection = connection;
    this.isOver = false;
  }

  query(text, values = []) {
    return this.submit(queryOf(text, values));
  }

  run(text) {
    return this.submit(scriptOf(text));
  }

  submit(query) {
    if (this.isOver) return failed(query, failure("CLOSED", "the transaction is over"));
    if (this.connection.state === "closed") {
      return failed(
        query,
        failure("CONNECTION_LOST", "the connection of this transaction was lost"),
      );
    }
    this.connection.submit(query);
    return query.promise;
  }
}

class Pool extends node.EventEmitter {
  constructor(options = {}) {
    super();
    var user = options.user ?? ENV.PGUSER ?? ENV.USER ?? "postgres";
    this.options = {
      connections: 4,
      pipelined: 16,
      timeout: 30000,
      maxWaiting: 10000,
      maxResultBytes: 256 * 1024 * 1024,
      maxStatements: 256,
      ...options,
      host: options.host ?? ENV.PGHOST ?? "127.0.0.1",
      port: options.port ?? Number(ENV.PGPORT ?? 5432),
      user: user,
      password: options.password ?? ENV.PGPASSWORD,
      database: options.database ?? ENV.PGDATABASE ?? user,
    };
    this.all = []; // connections
    this.queue = []; // queries that wait for one
    this.reservations = []; // transactions that do: { promise, since }
    this.delay = FIRST_DELAY;
    this.isDelayed = false; // until a connection is tried again
    this.isEnding = false;
    this.isClosed = false;
    this.error = undefined; // of the last connection
    this.watch = setInterval(() => this.look(), Math.max(1, this.options.timeout / 4));
  }

  query(text, values = []) {
    return this.submit(queryOf(text, values));
  }

  run(text) {
    return this.submit(scriptOf(text));
  }

  async transaction(work) {
    var connection = await this.reserve();
    var client = new Client(connection);
    try {
      await client.query("BEGIN");
      var result = await work(client);
      var { command } = await client.query("COMMIT");
      if (command === "COMMIT") return result;
      throw failure("25P02", "the transaction was rolled back, since a statement in it had failed");
    } catch (error) {
      if (connection.transaction !== "I") await client.query("ROLLBACK").then(undefined, () => {});
      throw error;
    } finally {
      client.isOver = true;
      connection.isReserved = false;
      if (connection.transaction !== "I") connection.end();
      this.dispatch();
    }
  }

  // ---- who gets which connection ----

  refusal() {
    var { maxWaiting } = this.options;
    if (this.isEnding) return failure("CLOSED", "the pool is closed");
    if (this.queue.length + this.reservations.length >= maxWaiting) {
      return failure(
        "QUEUE_FULL",
        maxWaiting + " queries wait for PostgreSQL already (maxWaiting)",
      );
    }
  }

  submit(query) {
    var refused = this.refusal();
    if (refused !== undefined) return failed(query, refused);
    this.queue.push(query);
    this.dispatch();
    return query.promise;
  }

  // What was submitted to it before is done first.
  reserve() {
    var promise = new node.Promise();
    var refused = this.refusal();
    if (refused !== undefined) setTimeout(() => promise.emitError([refused]), 0);
    else this.reservations.push({ promise: promise, since: Date.now() });
    this.dispatch();
    return promise;
  }

  leastBusy() {
    var best;
    for (var connection of this.all) {
      if (connection.state !== "ready" || connection.isReserved || connection.isEnding) continue;
      if (best === undefined || connection.waiting < best.waiting) best = connection;
    }
    return best;
  }

  dispatch() {
    while (this.reservations.length + this.queue.length > 0) {
      var best = this.leastBusy();
      if (best === undefined || best.waiting > 0) this.grow();
      if (best === undefined) return;
      if (this.reservations.length > 0) {
        best.isReserved = true;
        this.reservations.shift().promise.emitSuccess([best]);
      } else if (best.waiting < this.options.pipelined) {
        best.submit(this.queue.shift());
      } else {
        return;
      }
    }
    if (this.isEnding) this.endIdle();
  }

  // One more connection, unless there are enough on their way.
  grow() {
    var opening = this.all.filter((connection) => connection.state === "opening").length;
    if (this.isDelayed || this.all.length >= this.options.connections) return;
    if (opening > 0 && opening >= this.queue.length + this.reservations.length) return;
    var connection = new Connection(this.options);
    this.all.push(connection);
    connection.addListener("ready", () => {
      this.error = undefined;
      callAll([() => this.emit("connect", []), () => this.dispatch()]);
    });
    connection.addListener(
      "done",
      () => this.queue.length + this.reservations.length > 0 && this.dispatch(),
    );
    connection.addListener("notice", (notice) => this.emit("notice", [notice]));
    connection.addListener("close", (error, wasReady) => this.lost(connection, error, wasReady));
  }

  // What it has not sent goes to others; what belongs to a transaction fails.
  lost(connection, error, wasReady) {
    this.all.splice(this.all.indexOf(connection), 1);
    var unsent = connection.queue.splice(0);
    var outcomes = [];
    if (connection.isReserved) {
      var told = failure("CONNECTION_LOST", "the connection was lost: " + error.message);
      outcomes = unsent.map((query) => () => query.settle(told));
    } else {
      this.queue.unshift(...unsent);
    }
    this.error = error;
    if (connection.hasAnswered) this.delay = FIRST_DELAY;
    else if (wasReady && error.code !== "CLOSED") this.pause();
    callAll([
      ...outcomes,
      () => (wasReady ? this.emit("disconnect", [error]) : this.notConnected(error)),
      () => this.look(),
      () => this.dispatch(),
    ]);
  }

  notConnected(error) {
    // A wrong password, or a certificate, will be wrong in a while as well.
    if (TRANSIENT.test(error.code)) this.pause();
    else this.failWaiting(() => error, Infinity);
  }

  // A server that answers nothing is not asked again at once.
  pause() {
    this.isDelayed = true;
    setTimeout(
      () => {
        this.isDelayed = false;
        this.dispatch();
      },
      this.delay * (0.5 + Math.random() / 2),
    );
    this.delay = Math.min(2 * this.delay, LONGEST_DELAY);
  }

  // Those that wait since before `until`.
  failWaiting(errorOf, until) {
    var gone = [this.queue, this.reservations].flatMap((waiting) => {
      var stay = waiting.findIndex(({ since }) => since > until);
      return waiting.splice(0, stay < 0 ? waiting.length : stay);
    });
    callAll(
      gone.map(
        ({ promise }) =>
          () =>
            promise.emitError([errorOf()]),
      ),
    );
  }

  look() {
    var why = this.error?.message ?? "all are busy";
    var errorOf = () => failure("ETIMEDOUT", "there was no connection to PostgreSQL: " + why);
    this.failWaiting(errorOf, Date.now() - this.options.timeout);
    if (this.isEnding) this.endIdle();
  }

  // ---- the end ----

  /** Takes no more queries; ends the connections when all are done. */
  end() {
    this.isEnding = true;
    this.endIdle();
  }

  endIdle() {
    if (this.queue.length + this.reservations.length > 0 || this.isClosed) return;
    this.all
      .filter((connection) => !connection.isReserved)
      .forEach((connection) => connection.end());
    if (this.all.length > 0 || this.isClosed) return;
    this.isClosed = true;
    clearInterval(this.watch);
    this.emit("close", []);
  }
}

exports.Pool = Pool;
exports.PostgresError = PostgresError;
