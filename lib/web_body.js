// Bodies of Request and Response (API document, "fetch"): where their bytes come from, and how they are read, once.
//
// A source is one of lib/pump.js: { start({ data(bytes), end(), fail(error) }), pause(), resume(), stop() }.
"use strict";

const { expose } = internal.load("web_idl");
const { later } = binding("loop");
const { encode, decode } = internal.load("encode");
const { contentBytes, join } = internal.load("http_body");

// The most bytes held for a reader that is slower than the server. At this limit reading from the server pauses.
const HIGH_WATER = 64 * 1024;

// The most that text(), bytes() and the like gather, and that clone() holds for the slower of two readers.
const MAX_BYTES = 512 * 1024 * 1024;

function tooLong() {
  const cause = Object.assign(new Error(`the body is longer than ${MAX_BYTES} bytes`), {
    code: "EMSGSIZE",
  });
  return new TypeError("fetch: " + cause.message, { cause });
}

function usedError() {
  return new TypeError("fetch: the body is used already");
}

// ---- sources ----

function bytesSource(bytes) {
  let stopped = false;
  return {
    start({ data, end }) {
      later(() => {
        if (!stopped && bytes.length > 0) data(bytes);
        if (!stopped) end();
      });
    },
    pause() {},
    resume() {},
    stop() {
      stopped = true;
    },
  };
}

// An asynchronous iterable of bytes, as a program gives it.
function iterableSource(iterable) {
  let iterator;
  let held = false;
  let running = false;
  let stopped = false;
  let sink;
  async function take() {
    const { done, value } = await iterator.next();
    if (stopped) return;
    if (!done) return sink.data(bytesOf(value));
    stopped = true;
    sink.end();
  }
  const goesOn = () => !held && !stopped;
  async function run() {
    if (running) return;
    running = true;
    try {
      iterator ??= iterable[Symbol.asyncIterator]();
      while (goesOn()) await take();
    } catch (error) {
      if (!stopped) {
        stopped = true;
        sink.fail(error);
      }
    } finally {
      running = false;
    }
  }
  return {
    start(given) {
      sink = given;
      run();
    },
    pause() {
      held = true;
    },
    resume() {
      held = false;
      run();
    },
    stop() {
      if (stopped) return;
      stopped = true;
      Promise.resolve(iterator?.return?.()).catch(() => {});
    },
  };
}

function bytesOf(value) {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value))
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  throw new TypeError("fetch: the chunks of a body must be Uint8Arrays");
}

// What is there before anybody reads, and what comes. push(bytes), end(), fail(error) feed it.
class Feed {
  #pieces = [];
  #size = 0;
  #sink; // once started
  #held = false; // by the reader
  #outcome; // { error } at the end
  #upstream; // { pause(), resume(), stop() }
  #most;

  constructor(upstream, most = Infinity) {
    this.#upstream = upstream;
    this.#most = most;
  }

  push(bytes) {
    if (this.#sink !== undefined && !this.#held && this.#pieces.length === 0)
      return this.#sink.data(bytes);
    this.#pieces.push(bytes);
    this.#size += bytes.length;
    if (this.#size > this.#most) this.fail(tooLong());
    else if (this.#size > HIGH_WATER) this.#upstream.pause();
  }
  end() {
    this.#settle({ error: undefined });
  }
  fail(error) {
    this.#settle({ error });
  }
  #settle(outcome) {
    if (this.#outcome !== undefined) return;
    this.#outcome = outcome;
    this.#flow();
  }

  #flow() {
    while (this.#sink !== undefined && !this.#held && this.#pieces.length > 0) {
      const piece = this.#pieces.shift();
      this.#size -= piece.length;
      this.#sink.data(piece);
    }
    if (this.#sink === undefined || this.#held) return;
    if (this.#outcome === undefined) return this.#upstream.resume();
    const sink = this.#sink;
    this.#sink = undefined;
    if (this.#outcome.error === undefined) sink.end();
    else sink.fail(this.#outcome.error);
  }

  start(sink) {
    this.#sink = sink;
    later(() => this.#flow());
  }
  pause() {
    this.#held = true;
  }
  resume() {
    this.#held = false;
    later(() => this.#flow());
  }
  stop() {
    this.#sink = undefined;
    this.#pieces = [];
    this.#size = 0;
    if (this.#outcome === undefined) this.#upstream.stop();
    this.#outcome ??= { error: undefined };
  }
}

// Two sources in the place of one. It flows while one of both is wanted.
function tee(source) {
  const wanted = new Set();
  const living = new Set();
  let started = false;
  const feeds = [0, 1].map((index) => {
    living.add(index);
    return new Feed(
      {
        pause() {
          wanted.delete(index);
          if (wanted.size === 0) source.pause();
        },
        resume() {
          wanted.add(index);
          if (started) return source.resume();
          started = true;
          source.start({
            data: (bytes) => feeds.forEach((feed, i) => living.has(i) && feed.push(bytes)),
            end: () => feeds.forEach((feed) => feed.end()),
            fail: (error) => feeds.forEach((feed) => feed.fail(error)),
          });
        },
        stop() {
          living.delete(index);
          wanted.delete(index);
          if (living.size === 0) source.stop();
        },
      },
      MAX_BYTES,
    );
  });
  return feeds;
}

// ---- what programs see ----

class BodyIterator {
  #source;
  #pieces = [];
  #waiting = []; // { resolve, reject } of calls of next()
  #outcome;

  constructor(source) {
    this.#source = source;
    source.start({
      data: (bytes) => {
        this.#pieces.push(bytes);
        this.#answer();
        if (this.#waiting.length === 0) source.pause();
      },
      end: () => this.#end({ error: undefined }),
      fail: (error) => this.#end({ error }),
    });
  }

  #end(outcome) {
    this.#outcome ??= outcome;
    this.#answer();
  }

  #answer() {
    while (this.#waiting.length > 0) {
      if (this.#pieces.length > 0) {
        this.#waiting.shift().resolve({ value: this.#pieces.shift(), done: false });
      } else if (this.#outcome === undefined) {
        return this.#source.resume();
      } else {
        const { error } = this.#outcome;
        this.#outcome = { error: undefined };
        if (error === undefined) this.#waiting.shift().resolve({ value: undefined, done: true });
        else this.#waiting.shift().reject(error);
      }
    }
  }

  next() {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#answer();
    });
  }

  // The loop was left early.
  async return(value) {
    this.#pieces = [];
    if (this.#outcome === undefined) this.#source.stop();
    this.#end({ error: undefined });
    return { value, done: true };
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

let streamOf, takeSource, cloneStream;

// The body of an answer that was forgotten unread ends its connection, which others wait for.
const forgotten = new FinalizationRegistry((source) => source.stop());

// The property `body`: an asynchronous iterable of Uint8Arrays, read once, and an end of node.pump.
class BodyStream {
  #source;
  #taken = false;
  #cancelled = false;

  constructor(source) {
    this.#give(source);
  }

  #give(source) {
    this.#source = source;
    if (source instanceof Feed) forgotten.register(this, source, this);
  }

  static {
    takeSource = (stream) => {
      if (stream.#taken) throw usedError();
      stream.#taken = true;
      forgotten.unregister(stream);
      return stream.#source;
    };
    cloneStream = (stream) => {
      const [one, other] = tee(takeSource(stream));
      stream.#give(one);
      stream.#taken = false;
      return new BodyStream(other);
    };
  }

  get locked() {
    return this.#taken;
  }

  // The rest is not wanted: a connection that carries it ends. Again, it is nothing.
  async cancel() {
    if (!this.#cancelled) takeSource(this).stop();
    this.#cancelled = true;
  }

  [Symbol.asyncIterator]() {
    return new BodyIterator(takeSource(this));
  }

  [internal.source]() {
    return takeSource(this);
  }

  get [Symbol.toStringTag]() {
    return "BodyStream";
  }
}

function gather(source) {
  return new Promise((resolve, reject) => {
    const pieces = [];
    let size = 0;
    source.start({
      data(bytes) {
        size += bytes.length;
        pieces.push(bytes);
        if (size <= MAX_BYTES) return;
        source.stop();
        reject(tooLong());
      },
      end: () => resolve(pieces.length === 1 ? pieces[0] : join(pieces)),
      fail: reject,
    });
  });
}

function contentText(content) {
  if (typeof content === "string") return content;
  const hasMark = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
  return decode(hasMark ? content.subarray(3) : content, "utf8");
}

// What Request and Response have in common.
class Body {
  #stream; // null: there is no body; undefined: it came as a content, and nobody has asked for the stream
  #content; // until it is read: a Uint8Array, or a text of ASCII characters

  static {
    streamOf = (body) => body.#asStream();
  }

  constructor(stream, content) {
    this.#stream = stream;
    this.#content = content;
  }

  #asStream() {
    if (this.#stream !== undefined) return this.#stream;
    this.#stream = new BodyStream(bytesSource(contentBytes(this.#content ?? "")));
    if (this.#content === undefined) takeSource(this.#stream); // it was read
    this.#content = undefined;
    return this.#stream;
  }

  // The content or a promise of it.
  #read() {
    if (this.#stream === null) return "";
    if (this.#stream !== undefined) return gather(takeSource(this.#stream));
    const content = this.#content;
    if (content === undefined) throw usedError();
    this.#content = undefined;
    return content;
  }

  get body() {
    return this.#asStream();
  }
  get bodyUsed() {
    if (this.#stream === undefined) return this.#content === undefined;
    return this.#stream !== null && this.#stream.locked;
  }

  async bytes() {
    return contentBytes(await this.#read());
  }
  async arrayBuffer() {
    const { buffer, byteOffset, byteLength } = contentBytes(await this.#read());
    if (byteLength === buffer.byteLength) return buffer;
    return buffer.slice(byteOffset, byteOffset + byteLength);
  }
  async text() {
    return contentText(await this.#read());
  }
  async json() {
    return JSON.parse(contentText(await this.#read()));
  }
}
expose(Body);

// extract(value) -> { stream, type, bytes } of a body as programs give it: the `Content-Type` it has by itself (or
// undefined) and, where they are there already, its bytes.
function extract(value) {
  if (value === null || value === undefined) return { stream: null, type: undefined };
  if (value instanceof BodyStream) {
    if (value.locked) throw usedError();
    return { stream: value, type: undefined };
  }
  let bytes;
  let type;
  // A message, a connection, a child, a Compressor: what node.pump reads from.
  if (typeof value === "object" && typeof value[internal.source] === "function")
    return { stream: new BodyStream(value[internal.source]({})), type };
  if (typeof value === "object" && typeof value[Symbol.asyncIterator] === "function")
    return { stream: new BodyStream(iterableSource(value)), type };
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    bytes = bytesOf(value).slice();
  } else {
    const isParams = Object.prototype.toString.call(value) === "[object URLSearchParams]";
    type = isParams
      ? "application/x-www-form-urlencoded;charset=UTF-8"
      : "text/plain;charset=UTF-8";
    bytes = encode(`${value}`, "utf8");
  }
  return { stream: new BodyStream(bytesSource(bytes)), type, bytes };
}

return { Body, BodyStream, Feed, streamOf, takeSource, cloneStream, extract };
