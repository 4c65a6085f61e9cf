// A PostgreSQL client that never blocks.
//
//   var db = require("postgres.js").createConnection("host=/var/run/postgresql dbname=test");
//   db.query("SELECT $1::int + 1 AS next", [41]).addCallback(function (rows, status) {
//     ... rows[0].next ...
//   });
//   db.close();
//
// Build binding.node beside this file first (make).
var Native = require("binding.node").Connection;

// Connects at once. Emits "connect"; "close" (error), once for each connect() and after its last
// query failed, where error is undefined if close() was called; "notice" (message); "notification"
// (channel, payload). An Error's `code` is the SQLSTATE, of connections that failed as well: 28P01
// for a wrong password, 08001 where no server answers, 08006 where one stopped to.
function Connection(conninfo) {
  this.conninfo = conninfo;
  this.readyState = "closed"; // "opening", "open", "closing"
  this._connected = false;
  this._farewell = null; // the timer that will say "close"
  this._queue = []; // {sql, parameters, promise}
  this._current = null; // the query in flight
  this._native = new Native();
  var self = this;
  this._native.addListener("connect", function () {
    self._connected = true;
    if (self.readyState === "opening") self.readyState = "open";
    self.emit("connect", []);
    self._next();
  });
  this._native.addListener("result", function (rows, status) {
    self._settle("success", [rows, status]);
  });
  this._native.addListener("failure", function (error) {
    self._settle("error", [error]);
  });
  this._native.addListener("close", function (error) {
    self._closed(error);
  });
  ["notice", "notification"].forEach(function (event) {
    self._native.addListener(event, function (a, b) {
      self.emit(event, [a, b]);
    });
  });
  this.connect();
}
node.inherits(Connection, node.EventEmitter);
exports.Connection = Connection;

exports.createConnection = function (conninfo) {
  return new Connection(conninfo);
};

// Connects again; only when closed, as in a "close" listener.
Connection.prototype.connect = function () {
  if (this.readyState !== "closed") {
    throw new Error("connect: the connection is " + this.readyState);
  }
  this.readyState = "opening";
  this._native.connect(this.conninfo);
};

// A parameter as PostgreSQL's text, which the server reads as the type that the statement wants;
// null is NULL.
function text(value) {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) {
    return (
      "\\x" +
      Array.prototype.map
        .call(value, function (byte) {
          return (byte < 16 ? "0" : "") + byte.toString(16);
        })
        .join("")
    );
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

// connection.query(sql, parameters) -> promise: success (rows, {command, affected}), error (an
// Error whose `code` is the SQLSTATE). Queries run one after the other, in their order; those made
// before the connection stands wait for it. Without parameters `sql` may be several statements; the
// rows are those of the last.
Connection.prototype.query = function (sql, parameters) {
  if (this.readyState === "closed" || this.readyState === "closing") {
    throw new Error("query: the connection is " + this.readyState);
  }
  var promise = new node.Promise();
  this._queue.push({
    sql: String(sql),
    parameters: parameters === undefined || parameters === null ? null : parameters.map(text),
    promise: promise,
  });
  this._next();
  return promise;
};

// connection.cancel(): the server gives up the query in flight, which fails with 57014; or it was
// done before. Those that wait are not touched.
Connection.prototype.cancel = function () {
  this._native.cancel();
};

// connection.close(): after the queries made so far. Then "close".
Connection.prototype.close = function () {
  if (this.readyState === "closed" || this.readyState === "closing") return;
  this.readyState = "closing";
  this._next();
};

// connection.forceClose(): at once; queries not answered yet fail with 57014. Then "close".
Connection.prototype.forceClose = function () {
  if (this.readyState === "closed" || this._farewell !== null) return;
  this.readyState = "closing";
  this._end();
};

Connection.prototype._end = function () {
  this._connected = false;
  this._native.close();
  var self = this;
  this._farewell = setTimeout(function () {
    self._closed();
  }, 0);
};

// Sends the next query, when nothing is in flight; ends a connection that is to close when nothing
// is left.
Connection.prototype._next = function () {
  while (this._connected && this._current === null && this._queue.length > 0) {
    var query = (this._current = this._queue.shift());
    try {
      this._native.dispatch(query.sql, query.parameters);
    } catch (error) {
      this._current = null;
      fail(query, error);
    }
  }
  if (this._current !== null || this._queue.length > 0) return;
  if (this.readyState === "closing" && this._farewell === null) this._end();
};

// In a turn of its own, so that no listener is in the way of the next query's.
function fail(query, error) {
  setTimeout(function () {
    query.promise.emitError([error]);
  }, 0);
}

// The listeners may wait() for further queries, so the next one goes first.
Connection.prototype._settle = function (event, args) {
  var query = this._current;
  this._current = null;
  this._next();
  query.promise.emit(event, args);
};

Connection.prototype._closed = function (error) {
  this.readyState = "closed";
  this._connected = false;
  this._farewell = null;
  var lost = this._current === null ? this._queue : [this._current].concat(this._queue);
  this._current = null;
  this._queue = [];
  var reason = error;
  if (reason === undefined) {
    reason = new Error("the connection was closed before the query was answered");
    reason.code = "57014";
  }
  lost.forEach(function (query) {
    fail(query, reason);
  });
  var self = this;
  setTimeout(function () {
    self.emit("close", [error]);
  }, 0);
};
