// Compression (API document, "Compression"): node.compress, node.decompress, node.Compressor and
// node.Decompressor; and what compresses and decompresses bodies of HTTP.
//
// A library is opened by the first call that needs it. Data is a string, which is taken as UTF-8, or bytes.
"use strict";

const native = binding("compress");
const { later } = binding("loop");
const { coded } = internal;
const limits = internal.load("limits");
const EventEmitter = node.EventEmitter;
const { emitSuccess, emitError } = node.Promise.prototype;
const { own } = limits;

const NATIVE = Symbol("native");
const CLOSED = Symbol("closed"); // close() was called
const OVER = Symbol("over"); // "close" was emitted, or will be

const DEFAULTS = { __proto__: null, maxBytes: 64 * 1024 * 1024 };
const LIMITS = { __proto__: null, maxBytes: 1 };

// The indexes of the formats in native.formats, by name.
const indexes = { __proto__: null };
for (let i = 0; i < native.formats.length; i++) indexes[native.formats[i].name] = i;
const NAMES = Object.keys(indexes)
  .map((name) => JSON.stringify(name))
  .join(", ");

// format(caller, name) -> its index. Throws a TypeError where there is no such format.
function format(caller, name) {
  const index = typeof name === "string" ? indexes[name] : undefined;
  if (index === undefined) throw new TypeError(caller + ": format must be one of " + NAMES);
  return index;
}

// level(caller, index of a format, options) -> the option `level`, the usual one where it is absent.
function level(caller, index, options) {
  const { least, most, usual } = native.formats[index];
  const value = own(options, "level") ?? usual;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new TypeError(caller + `: options.level must be an integer from ${least} to ${most}`);
}

// maxBytes(caller, options) -> the most that a stream may come to; 2^53 - 1 where it is absent.
function maxBytes(caller, options) {
  const value = own(options, "maxBytes") ?? Infinity;
  if (value === Infinity) return Number.MAX_SAFE_INTEGER;
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new TypeError(caller + ": options.maxBytes must be an integer above 0");
}

// ---- what is at hand as a whole ----

// node.compress(data, format, { level }) -> node.Promise: success(Uint8Array).
function compress(data, formatName, options) {
  const index = format("compress", formatName);
  const chosen = level("compress", index, limits.check("compress", options));
  const promise = new node.Promise();
  native.compress(promise, data, index, chosen);
  return promise;
}

// node.decompress(data, format, { maxBytes }) -> node.Promise: success(Uint8Array); error(Error): MALFORMED,
// TRUNCATED, TRAILING_DATA, or EMSGSIZE.
function decompress(data, formatName, options) {
  const index = format("decompress", formatName);
  const given = limits.check("decompress", options);
  const most = limits.read("decompress", given, LIMITS, DEFAULTS).maxBytes;
  if (typeof data === "string" || data instanceof String) {
    throw new TypeError("decompress: data must be bytes, not a string");
  }
  const promise = new node.Promise();
  native.decompress(promise, data, index, most);
  return promise;
}

// ---- streams ----

// The methods of Compressor and Decompressor. Events: "data" (Uint8Array), "drain", "close" (hadError, error).
const methods = {};

// Makes the native object `make` returns for an owner, whose methods it calls.
function open(stream, make) {
  const close = (error) => {
    stream[OVER] = true;
    stream.emit("close", error === undefined ? [false] : [true, error]);
  };
  stream[CLOSED] = stream[OVER] = false;
  stream[NATIVE] = make({
    data: (bytes) => stream.emit("data", [bytes]),
    drain: () => stream.emit("drain", []),
    end: () => close(),
    fail: close,
  });
}

// stream.write(data, encoding = "utf8") -> false when more than 64 KiB wait ("drain" follows), and once it has failed.
// Throws an Error after close(), a TypeError for what is no data.
methods.write = function (data, encoding) {
  if (this[CLOSED]) throw coded("EPIPE", "write: the stream is closed");
  return this[NATIVE].write(data, encoding);
};

// stream.flush(): what was written can be decoded from the "data" that follows. It costs some bytes.
methods.flush = function () {
  this[NATIVE].flush();
};

// stream.close(): nothing more is written. What is left follows as "data", then "close".
methods.close = function () {
  this[CLOSED] = true;
  this[NATIVE].end();
};

// stream.forceClose(): ends it now. No "data" follows, but "close" (true, error).
methods.forceClose = function () {
  if (this[OVER]) return;
  this[CLOSED] = this[OVER] = true;
  this[NATIVE].stop();
  const error = coded("ECANCELED", "the stream was closed in the middle");
  later(() => this.emit("close", [true, error]));
};

// stream.readPause(): no event until readResume(). What is written meanwhile waits as it is.
methods.readPause = function () {
  this[NATIVE].pause();
};

methods.readResume = function () {
  this[NATIVE].resume();
};

methods[internal.source] = function () {
  return {
    start: ({ data, end, fail }) => {
      if (this[OVER])
        return later(() => fail(coded("EPIPE", "pump: the stream to read from is closed")));
      this.addListener("data", data);
      this.addListener("close", (hadError, error) => (hadError ? fail(error) : end()));
      this.readResume();
    },
    pause: () => this.readPause(),
    resume: () => this.readResume(),
    stop: () => this.forceClose(),
  };
};

// It has all when the reader has got all.
methods[internal.sink] = function () {
  let ended = () => {};
  return {
    start: (drain, fail) => {
      if (this[OVER])
        return later(() => fail(coded("EPIPE", "pump: the stream to write to is closed")));
      this.addListener("drain", drain);
      this.addListener("close", (hadError, error) => (hadError ? fail(error) : ended()));
    },
    write: (bytes) => this.write(bytes),
    end: (done) => {
      ended = done;
      this.close();
    },
    breakOff: () => this.forceClose(),
  };
};

// new node.Compressor(format, { level })
function Compressor(formatName, options) {
  if (!(this instanceof Compressor)) return new Compressor(formatName, options);
  const index = format("Compressor", formatName);
  const chosen = level("Compressor", index, limits.check("Compressor", options));
  open(this, (owner) => new native.Coder(owner, index, chosen, 0, false));
}
node.inherits(Compressor, EventEmitter);
Object.assign(Compressor.prototype, methods);

// new node.Decompressor(format, { maxBytes })
function Decompressor(formatName, options) {
  if (!(this instanceof Decompressor)) return new Decompressor(formatName, options);
  const index = format("Decompressor", formatName);
  const most = maxBytes("Decompressor", limits.check("Decompressor", options));
  open(this, (owner) => new native.Coder(owner, index, undefined, most, false));
}
node.inherits(Decompressor, EventEmitter);
Object.assign(Decompressor.prototype, methods);

// A string is no compressed data.
Decompressor.prototype.write = function (data) {
  if (typeof data === "string" || data instanceof String) {
    throw new TypeError("write: data must be bytes, not a string");
  }
  return methods.write.call(this, data);
};

native.setEvents({
  Request: {
    succeed(buffer) {
      emitSuccess.call(this, [new Uint8Array(buffer)]);
    },
    fail(error) {
      emitError.call(this, [error]);
    },
  },
  // Called on what a Coder was made for.
  Coder: {
    data(buffer) {
      this.data(new Uint8Array(buffer));
    },
    drain() {
      this.drain();
    },
    end() {
      this.end();
    },
    fail(error) {
      this.fail(error);
    },
  },
});

return { compress, decompress, Compressor, Decompressor, indexes, format, maxBytes };
