// One connection to PostgreSQL: statements go out one behind the other, without waiting, and their results come in
// the same order. Each is prepared the first time, and kept. postgres.js has the pool, and what programs use.
"use strict";

var messages = require("messages.js");
var types = require("types.js");
var { Scram } = require("scram.js");

function failure(code, message) {
  return Object.assign(new Error(message), { code: code });
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

var FIELDS = {
  S: "severity",
  C: "code",
  D: "detail",
  H: "hint",
  P: "position",
  W: "where",
  s: "schema",
  t: "table",
  c: "column",
  n: "constraint",
  R: "routine",
};

/** What PostgreSQL refuses; `code` is the SQLSTATE, and there are `detail`, `hint`, `table`, `constraint` and the like. */
class PostgresError extends Error {
  constructor(reader) {
    super();
    this.name = "PostgresError";
    this.code = "";
    this.routine = undefined;
    while (reader.at < reader.end - 1) {
      var field = reader.text.charAt(reader.at++);
      var value = reader.zeroed();
      if (field === "M") this.message = value;
      else if (field in FIELDS) this[FIELDS[field]] = value;
    }
  }
}

// A row has no name but its columns', not even "constructor".
function Row() {}
Row.prototype = Object.create(null);

/** A statement of a program that waits, or is being done. */
class Query {
  constructor(text, values, isScript) {
    this.text = text;
    this.values = values;
    this.isScript = isScript; // several statements, without values; by the simple protocol
    this.isAgain = false; // was tried once, with a statement that did not fit any more
    this.promise = new node.Promise();
    this.since = Date.now();
    this.begin();
  }

  begin() {
    this.statement = undefined; // { name, columns, formats }, where it is prepared
    this.isPreparing = false;
    this.rows = [];
    this.bytes = 0;
    this.command = "";
    this.error = undefined;
  }

  settle(error) {
    if (error !== undefined) return this.promise.emitError([error]);
    var count = /\d+$/.exec(this.command);
    this.promise.emitSuccess([
      {
        rows: this.rows,
        columns: this.statement?.columns.map((column) => column.name) ?? [],
        command: this.command.replace(/[ \d]+$/, ""),
        count: count === null ? 0 : Number(count[0]),
      },
    ]);
  }
}

/** Events: "ready"; "done", when there is one query less; "notice"(error), "notification"(channel, text); "close"(error). */
class Connection extends node.EventEmitter {
  constructor(options) {
    super();
    this.options = options;
    this.state = "opening"; // "ready", "closed"
    this.queue = []; // queries that were not sent
    this.sent = []; // those that were, in order
    this.isHeld = false; // until a statement is described
    this.statements = new Map(); // text -> { name, columns, formats }
    this.names = 0;
    this.transaction = "I"; // "T": in one; "E": in one that has failed
    this.key = undefined; // to cancel
    this.scram = undefined;
    this.isStarted = false;
    this.isEnding = false;
    this.isReserved = false; // for a transaction
    this.hasAnswered = false; // a query, with a result or an error
    this.reader = new messages.Reader();
    this.silence = 0;
    this.open();
    this.watch = setInterval(() => this.look(), Math.max(1, options.timeout / 2));
  }

  /** Queries without a result. */
  get waiting() {
    return this.queue.length + this.sent.length;
  }

  submit(query) {
    this.queue.push(query);
    if (this.state === "ready") this.pump();
  }

  // Sends what may be sent. A statement that is new holds up what is behind it, for one answer.
  pump() {
    while (this.queue.length > 0 && !this.isHeld) {
      var query = this.queue[0];
      if (query.isScript) {
        this.connection.send(messages.query(query.text), "ascii");
      } else {
        query.statement = this.statements.get(query.text);
        if (query.statement === undefined) return this.prepare(query);
        var { name, formats } = query.statement;
        this.connection.send(messages.execute(name, query.values, formats), "ascii");
      }
      this.sent.push(this.queue.shift());
    }
  }

  prepare(query) {
    query.statement = { name: "s" + ++this.names, columns: [], formats: "" };
    query.isPreparing = true;
    this.isHeld = true;
    this.sent.push(query);
    if (this.statements.size >= this.options.maxStatements) {
      var [text, oldest] = this.statements.entries().next().value;
      this.statements.delete(text);
      this.connection.send(messages.closeStatement(oldest.name), "ascii");
    }
    this.connection.send(messages.prepare(query.statement.name, query.text), "ascii");
  }

  // ---- the beginning ----

  dial() {
    var { host, port } = this.options;
    if (String(host).includes("/")) return node.tcp.createConnection(host + "/.s.PGSQL." + port);
    return node.tcp.createConnection(port, host);
  }

  open() {
    var connection = this.dial();
    this.connection = connection;
    connection.setEncoding("ascii");
    connection.setTimeout(0);
    connection.addListener("connect", () => {
      if (this.options.secure) connection.send(messages.secureRequest, "ascii");
      else this.start();
    });
    connection.addListener("secure", () => this.start());
    connection.addListener("receive", (data) => this.received(data));
    connection.addListener("eof", () => connection.close());
    connection.addListener("close", (had_error, error) => {
      this.lost(error ?? failure("CONNECTION_LOST", "the server closed the connection"));
    });
  }

  start() {
    var { user, database } = this.options;
    this.isStarted = true;
    var parameters = { user: user, database: database, client_encoding: "UTF8", DateStyle: "ISO" };
    this.connection.send(messages.startup(parameters), "ascii");
  }

  // The answer to the request for TLS is one byte, and nothing may be behind it.
  secureAnswer(data) {
    if (data !== "S") {
      return this.lost(
        failure("INSECURE", "the server does not speak TLS, and the option secure wants it"),
      );
    }
    var { secure, host } = this.options;
    this.connection.startSecure(
      secure === true ? { serverName: host } : { serverName: host, ...secure },
    );
  }

  received(data) {
    if (this.state === "closed") return;
    this.silence = 0;
    if (!this.isStarted) return this.secureAnswer(data);
    this.reader.feed(data);
    this.read();
  }

  // A listener may throw, or wait() in here: what it finds is in order, and the rest is read in another turn then.
  read() {
    var isDone = false;
    try {
      while (this.state !== "closed" && this.reader.next()) this.message(this.reader);
      isDone = true;
    } catch (error) {
      if (!(error instanceof messages.ProtocolError)) throw error;
      isDone = true;
      this.lost(error);
    } finally {
      if (!isDone) setTimeout(() => this.read(), 0);
    }
  }

  authenticate(reader) {
    var { user, password = "", host, secure } = this.options;
    var kind = reader.int32();
    if (kind === 3) {
      // As it is, only where nobody can listen.
      if (!secure && !String(host).includes("/")) {
        return this.lost(
          failure(
            "INSECURE",
            "the server wants the password as it is, and this is no secure connection",
          ),
        );
      }
      this.connection.send(messages.password(password), "ascii");
    } else if (kind === 5) {
      var md5 = (text) => node.crypto.digest("md5", text, "hex");
      var inner = md5(node.encode(password + user));
      var salted = new Uint8Array([...node.encode(inner), ...node.encode(reader.rest(), "ascii")]);
      this.connection.send(messages.password("md5" + md5(salted)), "ascii");
    } else if (kind === 10 && reader.rest().split("\0").includes("SCRAM-SHA-256")) {
      this.scram = new Scram(password);
      this.connection.send(messages.saslFirst("SCRAM-SHA-256", this.scram.first), "ascii");
    } else if (kind === 11 || kind === 12) {
      this.scrammed(kind, reader.rest());
    } else if (kind !== 0) {
      this.lost(
        failure("PROTOCOL", "the server wants a way to authenticate that is not there: " + kind),
      );
    }
  }

  scrammed(kind, text) {
    try {
      if (kind === 11) this.connection.send(messages.saslNext(this.scram.next(text)), "ascii");
      else this.scram.check(text);
    } catch (error) {
      this.lost(error);
    }
  }

  // ---- messages ----

  message(reader) {
    var query = this.sent[0];
    switch (reader.type) {
      case "D":
        return query !== undefined && this.row(reader, query);
      case "T":
        return query !== undefined && this.described(reader, query);
      case "C":
        if (query !== undefined) query.command = reader.zeroed();
        return;
      case "Z":
        return this.readyForNext(reader.rest());
      case "E":
        return this.refused(new PostgresError(reader), query);
      case "R":
        return this.authenticate(reader);
      case "K":
        this.key = [reader.int32(), reader.int32()];
        return;
      case "N":
        return this.emit("notice", [new PostgresError(reader)]);
      case "A":
        reader.int32();
        return this.emit("notification", [reader.zeroed(), reader.zeroed()]);
      case "G": // COPY
      case "H":
      case "W":
        return query !== undefined && this.refuseCopy(reader.type, query);
    }
  }

  // While the server waits for data, it passes over the end of the query that was sent with it.
  refuseCopy(type, query) {
    query.error ??= failure("0A000", "COPY is not supported by this client");
    if (type !== "H")
      this.connection.send(messages.copyFail + (query.isScript ? "" : messages.sync), "ascii");
  }

  // Columns: name, table, number there, type, size, modifier, format.
  described(reader, query) {
    query.statement ??= { name: "", columns: [], formats: "" };
    query.statement.columns = [];
    query.rows = []; // of a script, the last result counts
    for (var left = reader.int16(); left > 0; left--) {
      var name = reader.zeroed();
      reader.at += 6;
      var type = reader.int32();
      reader.at += 8;
      // A script's results are all text.
      query.statement.columns.push({ name: name, ...types.columnType(query.isScript ? 0 : type) });
    }
    query.statement.formats = query.statement.columns.map((column) => column.format).join("");
  }

  row(reader, query) {
    var { text, end } = reader;
    var at = reader.at + 2;
    var row = new Row();
    query.bytes += end - at;
    if (query.bytes > this.options.maxResultBytes) {
      var { maxResultBytes } = this.options;
      return this.lost(
        failure(
          "RESULT_TOO_LARGE",
          "a result of more than " + maxResultBytes + " bytes (maxResultBytes)",
        ),
      );
    }
    if (query.statement === undefined) throw new messages.ProtocolError("a row without columns");
    for (var column of query.statement.columns) {
      var length = messages.int32At(text, at);
      at += 4;
      row[column.name] = length < 0 ? null : column.read(text, at, (at += length));
    }
    if (at !== end) throw new messages.ProtocolError("a row that ends elsewhere");
    query.rows.push(row);
  }

  refused(error, query) {
    if (this.state === "opening" || query === undefined || error.severity === "FATAL")
      this.lost(error);
    else query.error ??= error;
  }

  // The end of what the first query has got. All is in order again before the program hears of it.
  readyForNext(transaction) {
    var query = this.state === "opening" ? undefined : this.sent.shift();
    this.transaction = transaction;
    if (this.state === "opening") {
      this.state = "ready";
      this.emit("ready", []);
    }
    var isDone = query !== undefined && this.isFinished(query);
    this.hasAnswered ||= query !== undefined;
    this.pump();
    if (this.isEnding && this.waiting === 0) this.finish();
    else this.emit("done", []);
    if (isDone) query.settle(query.error);
  }

  // A statement that is prepared now is that of the first query in the queue.
  isFinished(query) {
    if (query.isPreparing) {
      query.isPreparing = false;
      this.isHeld = false;
      if (query.error === undefined) this.statements.set(query.text, query.statement);
      else this.queue.shift();
      return query.error !== undefined;
    }
    if (query.error === undefined || !this.isStale(query)) return true;
    this.statements.delete(query.text);
    query.begin();
    query.isAgain = true;
    this.queue.unshift(query);
    return false;
  }

  // A table that has changed makes what was prepared useless: it has done nothing then.
  isStale({ error, isAgain, isScript }) {
    if (isAgain || isScript || this.transaction !== "I") return false;
    return (
      error.code === "26000" ||
      (error.code === "0A000" && error.routine === "RevalidateCachedQuery")
    );
  }

  // ---- the end ----

  // Comes twice in each `timeout`. A query that has had no answer for so long ends the connection.
  look() {
    if (this.state === "ready" && this.sent.length === 0) this.silence = 0;
    else if (++this.silence > 2) {
      if (this.key !== undefined && this.sent.length > 0) this.cancel();
      this.lost(
        failure("ETIMEDOUT", "PostgreSQL said nothing for " + this.options.timeout + " ms"),
      );
    }
  }

  // Has the server stop what it is doing for this connection.
  cancel() {
    var connection = this.dial();
    connection.addListener("connect", () => {
      connection.send(messages.cancel(...this.key), "ascii");
      connection.close();
    });
  }

  lost(error) {
    if (this.state === "closed") return;
    var wasReady = this.state === "ready";
    var sent = this.sent.splice(0);
    this.state = "closed";
    clearInterval(this.watch);
    this.connection.forceClose();
    // One that is being prepared has done nothing: it is the first in the queue.
    if (sent[sent.length - 1]?.isPreparing) sent.pop().begin();
    var isClear = error instanceof PostgresError || error.code === "RESULT_TOO_LARGE";
    var told = failure(
      "CONNECTION_LOST",
      "the connection to PostgreSQL was lost: " + error.message,
    );
    callAll([
      ...sent.map((query, i) => () => query.settle(isClear && i === 0 ? error : told)),
      () => this.emit("close", [error, wasReady]),
    ]);
  }

  finish() {
    this.connection.send(messages.terminate, "ascii");
    this.lost(failure("CLOSED", "the connection to PostgreSQL is closed"));
  }

  /** Ends when what was submitted is done. */
  end() {
    this.isEnding = true;
    if (this.state === "ready" && this.waiting === 0) this.finish();
  }
}

exports.Connection = Connection;
exports.PostgresError = PostgresError;
exports.Query = Query;
exports.callAll = callAll;
exports.failure = failure;
