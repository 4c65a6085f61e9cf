// node.pump: joins what can be read to what can be written, no faster than the slower of the two.
//
// Whatever the ends are, here they are a source and a sink:
//   source  start(sink of events: data(bytes), end(), fail(error)), pause(), resume(), stop()
//   sink    start(drain, fail), write(bytes) -> whether more is welcome, end(done), breakOff()
// Each is made by the first entry of its table that knows the object. After end() or fail() of a source nothing comes
// from it; stop() and breakOff() may be called at any time, and undo start().
"use strict";

const loop = binding("loop");
const EventEmitter = node.EventEmitter;
const hasOwn = Object.prototype.hasOwnProperty;
const breakOff = internal.breakOff;

const PUMPED = Symbol("pumped"); // of a message that something is pumped to
const PIECE = 64 * 1024; // bytes read from a file at once, and those that a sink may have waiting

// Listeners that fall silent together. They are not taken out: that shifts those behind them, which an emit that is on
// the stack would pass over. Each end is pumped once, so they do not gather.
function Listeners(emitter) {
  let active = true;
  this.add = (event, listener) => {
    emitter.addListener(event, (...args) => {
      if (active) listener(...args);
    });
  };
  this.silence = () => {
    active = false;
  };
}

function has(object, ...methods) {
  return methods.every((name) => typeof object[name] === "function");
}

// The own `path`, `fd` and `mode` of an object that stands for a file; null where it has neither of
// the first two. Asked first: a program may have any method on Object.prototype.
function fileOf(object) {
  if (object instanceof EventEmitter) return null;
  const own = (name) => (hasOwn.call(object, name) ? object[name] : undefined);
  return hasOwn.call(object, "path") || hasOwn.call(object, "fd")
    ? { path: own("path"), fd: own("fd"), mode: own("mode") }
    : null;
}

// What an object has itself, without what a program may have given to all objects.
function ownOf(object) {
  return { __proto__: null, ...object };
}

// ---- sources ----

// A request that a server got, or a response that a client got.
function messageSource(message) {
  const listeners = new Listeners(message);
  return {
    start({ data, end, fail }) {
      const cut = (error) => fail(error ?? new Error("pump: the body was cut short"));
      if (message._completed) return loop.later(end);
      if (message._closed) return loop.later(cut);
      message.setBodyEncoding("bytes");
      listeners.add("body", data);
      listeners.add("complete", end);
      listeners.add("close", cut);
      message.resume();
    },
    pause: () => message.pause(),
    resume: () => message.resume(),
    // A server reads a request to its end, so that the connection can go on; a client reads no answer for nothing.
    stop() {
      listeners.silence();
      if (message._completed || message._closed) return;
      if (message[breakOff] !== undefined) message[breakOff]();
      else message.resume();
    },
  };
}

function connectionSource(connection) {
  const listeners = new Listeners(connection);
  let ended = false;
  return {
    start({ data, end, fail }) {
      const state = connection.readyState;
      const finish = () => {
        ended = true;
        end();
      };
      if (state === "writeOnly") return loop.later(finish);
      if (state === "closed" || state === "closing") {
        return loop.later(() => fail(new Error("pump: the connection to read from is closed")));
      }
      connection.setEncoding("bytes");
      listeners.add("receive", data);
      listeners.add("eof", finish);
      listeners.add("close", (hadError, error) =>
        fail(error ?? new Error("pump: the connection was closed before its end")),
      );
      connection.readResume();
    },
    pause: () => connection.readPause(),
    resume: () => connection.readResume(),
    stop() {
      listeners.silence();
      if (!ended) connection[breakOff]();
    },
  };
}

// A child's stdout.
function childSource(child) {
  const listeners = new Listeners(child);
  const process = child._process;
  let ended = false;
  return {
    start({ data, end, fail }) {
      if (process === undefined || !process.isRunning()) {
        return loop.later(() => fail(new Error("pump: the child does not run")));
      }
      process.setOutputEncoding("bytes");
      const finish = () => {
        if (ended) return;
        ended = true;
        end();
      };
      listeners.add("output", (bytes) => (bytes !== null ? data(bytes) : finish()));
      listeners.add("exit", finish); // its stdout had ended before
      process.resumeOutput();
    },
    pause: () => process.pauseOutput(),
    resume: () => process.resumeOutput(),
    stop() {
      listeners.silence();
      if (!ended && process !== undefined) process.closeOutput();
    },
  };
}

function fileSource(file) {
  const { path, fd } = ownOf(file);
  const fs = node.fs;
  const opened = fd === undefined || fd === null;
  let handle = opened ? undefined : fd;
  let events,
    paused = false,
    reading = false,
    over = false;

  function close() {
    if (opened && handle !== undefined && !reading) fs.close(handle);
    if (!reading) handle = undefined;
  }
  function fail(error) {
    if (over) return;
    over = true;
    close();
    events.fail(error);
  }
  function read() {
    if (paused || reading || over) return;
    reading = true;
    fs.read(handle, PIECE, null, "bytes")
      .addCallback((bytes, size) => {
        reading = false;
        if (over) return close();
        if (size > 0) {
          events.data(bytes);
          return read();
        }
        over = true;
        close();
        events.end();
      })
      .addErrback((error) => {
        reading = false;
        fail(error);
        close();
      });
  }
  return {
    start(given) {
      events = given;
      if (!opened) return read();
      fs.open(path, node.O_RDONLY)
        .addCallback((made) => {
          handle = made;
          if (over) close();
          else read();
        })
        .addErrback(fail);
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      read();
    },
    stop() {
      over = true;
      close();
    },
  };
}

// ---- sinks ----

// A response that a server gives, or a request that a client makes. Where the other end is gone the request tells: of
// a response the one it answers. Until it has all, it is not to be finished by the script: no "drain" would come any more.
function messageSink(message) {
  if (hasOwn.call(message, PUMPED))
    throw new Error("pump: something is pumped to this message already");
  const listeners = new Listeners(message);
  const teller = has(message, "sendHeader") ? message._request : message;
  const gone = new Listeners(teller);
  const release = () => {
    listeners.silence();
    gone.silence();
    delete message.finish;
    delete message[PUMPED];
  };
  return {
    start(drain, fail) {
      const lost = (error) =>
        fail(error ?? new Error("pump: the other end closed the connection before it had all"));
      if (teller._closed || teller._failed) return loop.later(lost);
      message[PUMPED] = true;
      message.finish = () => {
        fail(new Error("pump: finish() was called before it had all"));
        return false;
      };
      listeners.add("drain", drain);
      gone.add("close", lost);
      gone.add("error", lost);
    },
    write: (bytes) => message.sendBody(bytes),
    end(done) {
      release();
      message.finish();
      done();
    },
    breakOff() {
      release();
      message[breakOff]();
    },
  };
}

function connectionSink(connection) {
  const listeners = new Listeners(connection);
  return {
    start(drain, fail) {
      listeners.add("drain", drain);
      listeners.add("close", (hadError, error) =>
        fail(error ?? new Error("pump: the connection was closed before it had all")),
      );
    },
    write: (bytes) => connection.send(bytes),
    end(done) {
      listeners.silence();
      connection.close();
      done();
    },
    breakOff() {
      listeners.silence();
      connection[breakOff]();
    },
  };
}

// A child's stdin. Of one that is broken off the child would take the part for the whole: it is killed.
function childSink(child) {
  const listeners = new Listeners(child);
  return {
    start(drain, fail) {
      listeners.add("drain", drain);
      listeners.add("exit", () => fail(new Error("pump: the child ended before it had all")));
    },
    write(bytes) {
      if (!child.write(bytes)) throw new Error("pump: the child takes no more input");
      return child.backlog <= PIECE;
    },
    end(done) {
      listeners.silence();
      child.close();
      done();
    },
    breakOff() {
      listeners.silence();
      try {
        child.kill();
      } catch {
        // It has ended.
      }
    },
  };
}

// What was written of a file before a failure stays.
function fileSink(file) {
  const { path, fd, mode } = ownOf(file);
  const fs = node.fs;
  const opened = fd === undefined || fd === null;
  const queue = [];
  let handle = opened ? undefined : fd;
  let size = 0,
    writing = false,
    full = false,
    over = false;
  let drain, fail, ending;

  function close(done) {
    if (!opened || handle === undefined) return done();
    fs.close(handle).addCallback(done).addErrback(done);
    handle = undefined;
  }
  function lose(error) {
    const wasOver = over;
    over = true;
    close(() => {});
    if (!wasOver) fail(error);
  }
  function written(count) {
    const first = queue.shift();
    writing = false;
    size -= count;
    if (count < first.length) queue.unshift(first.subarray(count));
    if (over) return close(() => {});
    next();
    if (!full || size > 0) return;
    full = false;
    drain();
  }
  function next() {
    if (writing || over || handle === undefined) return;
    if (queue.length === 0) {
      if (ending !== undefined) close(ending);
      return;
    }
    writing = true;
    fs.write(handle, queue[0], null)
      .addCallback(written)
      .addErrback((error) => {
        writing = false;
        lose(error);
      });
  }
  return {
    start(onDrain, onFail) {
      drain = onDrain;
      fail = onFail;
      if (!opened) return;
      fs.open(path, node.O_WRONLY | node.O_CREAT | node.O_TRUNC, mode ?? 0o666)
        .addCallback((made) => {
          handle = made;
          if (over) close(() => {});
          else next();
        })
        .addErrback(lose);
    },
    write(bytes) {
      queue.push(bytes);
      size += bytes.length;
      next();
      full = size > PIECE;
      return !full;
    },
    end(done) {
      ending = done;
      next();
    },
    breakOff() {
      over = true;
      if (!writing) close(() => {});
    },
  };
}

// node.stdio: stdout, which is nobody's to close.
function stdoutSink(stdio) {
  return {
    start() {},
    write: (bytes) => stdio.write(bytes) !== false,
    end: (done) => done(),
    breakOff() {},
  };
}

// ---- the two joined ----

function sourceOf(object) {
  if (object !== null && typeof object === "object") {
    const file = fileOf(object);
    if (file !== null) return fileSource(file);
    if (has(object, "setBodyEncoding", "pause", "resume")) return messageSource(object);
    if (has(object, "setEncoding", "readPause", "readResume")) return connectionSource(object);
    if (has(object, "spawn", "kill")) return childSource(object);
  }
  throw new TypeError(
    "pump: from must be a message, a connection, a child, or a file's { path } or { fd }",
  );
}

function sinkOf(object) {
  if (object !== null && typeof object === "object") {
    const file = fileOf(object);
    if (file !== null) return fileSink(file);
    if (has(object, "sendBody", "finish")) return messageSink(object);
    if (has(object, "send", "forceClose")) return connectionSink(object);
    if (has(object, "spawn", "kill")) return childSink(object);
    if (object === node.stdio) return stdoutSink(object);
  }
  throw new TypeError(
    "pump: to must be a message, a connection, a child, node.stdio, or a file's { path } or { fd }",
  );
}

// node.pump(from, to) -> node.Promise: success(bytes) when `from` was complete and `to` is ended, error(Error) else. Then
// what `to` got does not look whole to the other end, and `from` is not read any more.
function pump(from, to) {
  const source = sourceOf(from);
  const sink = sinkOf(to);
  const promise = new node.Promise();
  let bytes = 0,
    held = false,
    over = false;

  function fail(error) {
    if (over) return;
    over = true;
    source.stop();
    sink.breakOff();
    promise.emitError([error]);
  }
  // Calls what may throw because a script used `to` in a way that ends it.
  function attempt(action) {
    try {
      return action();
    } catch (error) {
      fail(error);
    }
  }
  function drain() {
    if (over || !held) return;
    held = false;
    source.resume();
  }
  sink.start(drain, fail);
  source.start({
    fail,
    data(piece) {
      if (over) return;
      bytes += piece.length;
      const flows = attempt(() => sink.write(piece));
      if (over || flows || held) return;
      held = true;
      source.pause();
    },
    end() {
      if (over) return;
      attempt(() =>
        sink.end((error) => {
          if (error instanceof Error) return fail(error);
          if (over) return;
          over = true;
          source.stop();
          promise.emitSuccess([bytes]);
        }),
      );
    },
  });
  return promise;
}

return pump;
