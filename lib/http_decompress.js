// Answers that are decompressed (API document, "node.http.Client", the option `decompress`).
"use strict";

const native = binding("compress");
const text = binding("encode");
const limits = internal.load("limits");
const { indexes, maxBytes } = internal.load("compress");
const { matches } = internal.load("primordials");
const { TAIL } = internal.load("http_symbols");

const CODINGS = Object.assign({ __proto__: null, "x-gzip": indexes.gzip }, indexes);
const IS_CODED = /\ncontent-encoding:/i;
const MAX_BYTES = 2 ** 30;
const MAX_CODINGS = 5; // of one answer
const NO_BODY = new Set([204, 206, 304]); // or a part of one

const IS_DECIDED = /^(?:accept-encoding|range):/im;

// What the libraries that are there can do: "gzip, br".
let accepted;

function acceptedCodings() {
  if (accepted === undefined) {
    const names = ["gzip", "deflate", "br", "zstd"].filter((name) => {
      try {
        native.open(indexes[name]);
        return true;
      } catch {
        return false;
      }
    });
    accepted = names.join(", ");
  }
  return accepted;
}

// read(caller, option) -> the most bytes that an answer may come to.
function read(caller, option) {
  if (option !== true && typeof option !== "object") {
    throw new TypeError(caller + ": options.decompress must be a boolean or an object");
  }
  if (option === true || limits.own(option, "maxBytes") === undefined) return MAX_BYTES;
  return maxBytes(caller + ": options.decompress", option);
}

// The header lines of a request with what is accepted, unless it says so itself or wants a part only.
function accept(lines) {
  if (acceptedCodings() === "" || matches(IS_DECIDED, lines)) return lines;
  return lines + "Accept-Encoding: " + acceptedCodings() + "\r\n";
}

// The body of an answer on its way, which write(bytes) and finish() bring. Within, body(bytes) and complete() do.
// `events` has the same, and fail(error): those of the client, or the Decoding that is next. `source` is the native
// request, or the Decoding before; it is held up where much waits.
class Decoding {
  constructor(index, most, source) {
    this.source = source;
    this.first = source instanceof Decoding ? source.first : this; // of the chain
    this.events = undefined;
    this.text = new text.Decoder();
    this.started = false; // there was a byte
    this.paused = false; // by the program
    this.coder = new native.Coder(this, index, undefined, most, true);
    source.setBodyEncoding("bytes");
  }
  // What the server sends, and its end.
  write(bytes) {
    this.first.body(bytes);
  }
  finish() {
    this.first.complete();
  }
  body(bytes) {
    if (bytes.length === 0) return;
    this.started = true;
    if (!this.coder.write(bytes)) this.source.pause();
  }
  // The body has come whole. One without a byte is an empty one.
  complete() {
    if (this.started) this.coder.end();
    else this.events.complete();
  }
  pause() {
    this.paused = true;
    this.coder.pause();
    this.source.pause();
  }
  resume() {
    this.paused = false;
    this.coder.resume();
    this.source.resume();
  }
  stop() {
    this.coder.stop();
    if (this.source instanceof Decoding) this.source.stop();
  }
  setBodyEncoding(encoding) {
    this.text.setEncoding(encoding);
  }

  // ---- what the coder calls ----

  data(bytes) {
    const value = this.text.decode(bytes);
    if (value !== "") this.events.body(value); // "": the first part of a character
  }
  drain() {
    if (!this.paused) this.source.resume();
  }
  end() {
    const rest = this.text.finish();
    if (rest !== undefined) this.events.body(rest);
    this.events.complete();
  }
  fail(error) {
    this.events.fail(error);
  }
}

// The codings of an answer, the one that was applied last first; undefined where it has none, or one that nobody knows.
function codingsOf(response) {
  if (!matches(IS_CODED, response[TAIL])) return undefined;
  const names = (response.header("content-encoding") ?? "")
    .toLowerCase()
    .split(",", MAX_CODINGS + 1);
  const codings = names
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity")
    .map((name) => CODINGS[name]);
  const isKnown = names.length <= MAX_CODINGS && codings.length > 0 && !codings.includes(undefined);
  return isKnown ? codings.reverse() : undefined;
}

// One Decoding for each coding, each the source of the next. Gives the last one.
function chain(codings, most, source, events) {
  let last;
  try {
    for (const index of codings) {
      const next = new Decoding(index, most, last ?? source);
      if (last !== undefined) last.events = next;
      last = next;
    }
  } catch {
    last?.stop();
    return undefined; // its library is not there: it was not asked for
  }
  last.events = events;
  return last;
}

// begin(response, most, source, events) -> a Decoding, and the response has no Content-Encoding and no Content-Length
// any more; undefined where its body is nothing that can be decoded.
function begin(response, most, source, events) {
  const codings = codingsOf(response);
  if (codings === undefined || NO_BODY.has(response.statusCode)) return undefined;
  const decoding = chain(codings, most, source, events);
  if (decoding === undefined) return undefined;
  response.headerList = response.headerList.filter(
    ([name]) => !/^content-(?:encoding|length)$/i.test(name),
  );
  return decoding;
}

return { read, accept, acceptedCodings, begin };
