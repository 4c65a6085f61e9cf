// node.pump: joins what can be read to what can be written, no faster than the slower of the two.
//
// An end of a pump is made by the method internal.source or internal.sink of what is read or written, in
// the file of its class; lib/file_stream.js has those of files.
//   source  start({ data(bytes), end(), fail(error), pass, relay }), pause(), resume(), stop()
//   sink    start(drain, fail), write(bytes) -> whether more is welcome, end(done), breakOff(), pass, relay
// A sink that can send pieces of files without reading them has pass(fd, position, size) -> how many bytes it took; 0:
// none now, and it drains; -1: not this, or not now. A source of a file may call it instead of data(); after 0 it is
// paused. A sink that can send what C++ has received without bytes being made of it has relay(carrier) -> as write(); a
// source of that may call relay(carrier, size) instead of data(): see lib/http_body.js. A source ends only where it was
// complete. What an end reports after its end or failure is ignored here. stop() and breakOff() may be called at any time
// after start().
"use strict";

const limits = internal.load("limits");
const { fileOf } = internal.load("file_stream");
const { source: SOURCE, sink: SINK } = internal;

function endOf(object) {
  return object !== null && typeof object === "object" ? (fileOf(object) ?? object) : undefined;
}

function noEnd(what) {
  return new TypeError(`pump: ${what}, or a file's { path } or { fd }`);
}

// Calls what may throw because a script used `to` in a way that ends it.
function attempt(action, fail) {
  try {
    return action();
  } catch (error) {
    fail(error);
  }
}

// node.pump(from, to, options) -> node.Promise: success(bytes) when `from` was complete and `to` is ended,
// error(Error) else. Then what `to` got does not look whole to the other end, and `from` is not read any
// more. With { anyExit: true } a child is complete whatever its exit code or signal.
function pump(from, to, options) {
  const given = limits.check("pump", options);
  const readable = endOf(from);
  if (typeof readable?.[SOURCE] !== "function")
    throw noEnd("from must be a message, a connection, a child");
  const writable = endOf(to);
  if (typeof writable?.[SINK] !== "function")
    throw noEnd("to must be a message, a connection, a child, node.stdio");
  const source = readable[SOURCE]({ anyExit: Boolean(limits.own(given, "anyExit")) });
  return join(source, writable[SINK]());
}

function join(source, sink) {
  const promise = new node.Promise();
  let bytes = 0;
  let held = false;
  let ended = false; // the source was complete
  let over = false;

  function fail(error) {
    if (over) return;
    over = true;
    source.stop();
    sink.breakOff();
    promise.emitError([error]);
  }
  function succeed() {
    if (over) return;
    over = true;
    source.stop();
    promise.emitSuccess([bytes]);
  }
  function pass(fd, position, size) {
    if (over || ended) return 0;
    const count = attempt(() => sink.pass(fd, position, size), fail) ?? 0;
    if (count > 0) bytes += count;
    if (count === 0 && !over && !held) {
      held = true;
      source.pause();
    }
    return count;
  }
  // A piece: bytes, or `size` bytes of a carrier.
  function take(piece, size) {
    if (over || ended) return;
    bytes += size ?? piece.length;
    const write = () => (size === undefined ? sink.write(piece) : sink.relay(piece));
    const flows = attempt(write, fail);
    if (over || flows || held) return;
    held = true;
    source.pause();
  }
  sink.start(function drain() {
    if (over || !held) return;
    held = false;
    source.resume();
  }, fail);
  source.start({
    data: (piece) => take(piece),
    end() {
      if (over || ended) return;
      ended = true;
      attempt(() => sink.end(succeed), fail);
    },
    fail(error) {
      if (!ended) fail(error);
    },
    pass: limits.own(sink, "pass") && pass,
    relay: limits.own(sink, "relay") && take,
  });
  return promise;
}

return pump;
