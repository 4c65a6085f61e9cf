// Request and Response (API document, "fetch"), by the Fetch standard.
"use strict";

const { expose, required, scalarText } = internal.load("web_idl");
const { encode } = internal.load("encode");
const { TOKEN, reasonIn, makeParser } = internal.load("http_message");
const parseLines = makeParser();
const urls = internal.load("http_url");
const { Headers, fromList, guard } = internal.load("web_headers");
const { Body, BodyStream, streamOf, cloneStream, extract } = internal.load("web_body");

const NO_BODY = [101, 103, 204, 205, 304];
const NORMALIZED = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];
const FORBIDDEN = ["CONNECT", "TRACE", "TRACK"];

function dictionary(what, init) {
  if (init === undefined || init === null) return {};
  if (typeof init === "object" || typeof init === "function") return init;
  throw new TypeError(what + ": init must be an object");
}

// The members of Body are the class's own. To be called before expose(Class).
function includeBody(Class) {
  const members = Object.getOwnPropertyDescriptors(Body.prototype);
  delete members.constructor;
  delete members[Symbol.toStringTag];
  Object.defineProperties(Class.prototype, members);
}

function cloneOf(body) {
  const stream = streamOf(body);
  if (stream === null) return null;
  if (stream.locked) throw new TypeError("clone: the body is used already");
  return cloneStream(stream);
}

// ---- Request ----

function methodOf(given) {
  const method = `${given}`;
  if (!TOKEN.test(method)) throw new TypeError("Request: method must be a token");
  const upper = method.toUpperCase();
  if (FORBIDDEN.includes(upper)) throw new TypeError("Request: method must not be " + upper);
  return NORMALIZED.includes(upper) ? upper : method;
}

function urlOf(given) {
  const text = `${given}`;
  const parts = urls.parse(text);
  if (parts === undefined)
    throw new TypeError(
      `fetch: ${JSON.stringify(text)} must be an http:// or https:// URL without user and password`,
    );
  return parts;
}

function checkSignal(signal) {
  if (signal === undefined || signal === null) return undefined;
  if (internal.load("web_abort").isAbortSignal(signal)) return signal;
  throw new TypeError("Request: signal must be an AbortSignal");
}

let partsOf, bytesOf, signalOf;

// new Request(input, { method, headers, body, signal, redirect }): the input is a URL or a Request.
class Request extends Body {
  #parts;
  #method;
  #headers;
  #signal; // that was given
  #follower; // what programs see of it
  #redirect;
  #bytes; // of the body, where they are there already

  static {
    partsOf = (request) => request.#parts;
    bytesOf = (request) => request.#bytes;
    signalOf = (request) => request.#signal;
  }

  constructor(input, init = {}) {
    required(arguments.length, 1, "new Request");
    const given = dictionary("Request", init);
    const from = typeof input === "object" && input !== null && #parts in input ? input : undefined;
    const parts = from === undefined ? urlOf(input) : from.#parts;
    const method = given.method === undefined ? (from?.#method ?? "GET") : methodOf(given.method);
    const hasBody = given.body !== undefined && given.body !== null;
    const inherited = from !== undefined && !hasBody ? streamOf(from) : null;
    if ((hasBody || inherited !== null) && (method === "GET" || method === "HEAD"))
      throw new TypeError("Request: a " + method + " request has no body");
    const { stream, type, bytes } = extract(hasBody ? given.body : inherited);
    super(stream === inherited && stream !== null ? passOn(stream) : stream);
    this.#parts = parts;
    this.#method = method;
    this.#bytes = hasBody ? bytes : from?.#bytes;
    this.#headers = new Headers(given.headers === undefined ? from?.#headers : given.headers);
    if (type !== undefined && !this.#headers.has("content-type"))
      this.#headers.append("content-type", type);
    this.#signal = given.signal === undefined ? from?.#signal : checkSignal(given.signal);
    const redirect = `${given.redirect ?? from?.#redirect ?? "follow"}`;
    if (!["follow", "manual", "error"].includes(redirect))
      throw new TypeError('Request: redirect must be "follow", "manual" or "error"');
    this.#redirect = redirect;
  }

  get url() {
    return urls.format(this.#parts) + this.#parts.fragment;
  }
  get method() {
    return this.#method;
  }
  get headers() {
    return this.#headers;
  }
  get signal() {
    const { AbortSignal } = internal.load("web_abort");
    return (this.#follower ??= AbortSignal.any(this.#signal === undefined ? [] : [this.#signal]));
  }
  get redirect() {
    return this.#redirect;
  }

  clone() {
    const request = new Request(this.url, {
      method: this.#method,
      body: cloneOf(this),
      headers: this.#headers,
    });
    request.#signal = this.#signal;
    request.#redirect = this.#redirect;
    request.#bytes = this.#bytes;
    return request;
  }
}
includeBody(Request);
expose(Request, ["method", "url", "headers", "bodyUsed"]);

// The body of a Request that another is made of belongs to that one.
function passOn(stream) {
  const source = stream[internal.source]();
  return new BodyStream(source);
}

// ---- Response ----

// An integer from 0 to 65535 (unsigned short), which others are taken modulo.
const statusOf = (value) => Number(value) & 0xffff;

// new Response(body, { status, statusText, headers }).
class Response extends Body {
  #head; // { status, statusText, headers, url, redirected, type }; where it has tail and parts, some when they are read

  constructor(body = null, init = {}, stream = undefined, content = undefined) {
    if (body === MADE) {
      super(stream, content);
      this.#head = init;
      return;
    }
    const given = dictionary("Response", init);
    const status = given.status === undefined ? 200 : statusOf(given.status);
    if (!(status >= 200 && status <= 599))
      throw new RangeError("Response: status must be from 200 to 599");
    const statusText = given.statusText === undefined ? "" : `${given.statusText}`;
    if (/[^\t\x20-\x7e\x80-\xff]/.test(statusText))
      throw new TypeError("Response: statusText has a character that no status line may");
    const headers = new Headers(given.headers);
    const extracted = extract(body);
    if (extracted.stream !== null && NO_BODY.includes(status))
      throw new TypeError("Response: a response with the status " + status + " has no body");
    super(extracted.stream);
    this.#head = { status, statusText, headers, url: "", redirected: false, type: "default" };
    if (extracted.type !== undefined && !headers.has("content-type"))
      headers.append("content-type", extracted.type);
  }

  static error() {
    const headers = guard(new Headers());
    const head = { status: 0, statusText: "", headers, url: "", redirected: false, type: "error" };
    return makeResponse(head, null);
  }
  static json(data, init = {}) {
    required(arguments.length, 1, "Response.json");
    const text = JSON.stringify(data);
    if (text === undefined) throw new TypeError("Response.json: data must be what JSON can hold");
    const response = new Response(encode(text, "utf8"), init);
    if (!response.headers.has("content-type"))
      response.headers.append("content-type", "application/json");
    return response;
  }
  static redirect(url, status = 302) {
    required(arguments.length, 1, "Response.redirect");
    const text = scalarText(url);
    const number = statusOf(status);
    const parsed = internal.load("web_url").URL.parse(text);
    if (parsed === null)
      throw new TypeError(`Response.redirect: ${JSON.stringify(text)} is no URL`);
    if (!urls.REDIRECTS.includes(number))
      throw new RangeError("Response.redirect: status must be 301, 302, 303, 307 or 308");
    const response = new Response(null, { status: number, headers: { location: parsed.href } });
    guard(response.headers);
    return response;
  }

  get status() {
    return this.#head.status;
  }
  get ok() {
    return this.#head.status >= 200 && this.#head.status <= 299;
  }
  get statusText() {
    return (this.#head.statusText ??= reasonIn(this.#head.tail));
  }
  get headers() {
    return (this.#head.headers ??= guard(fromList(parseLines(this.#head.tail))));
  }
  get url() {
    return (this.#head.url ??= urls.format(this.#head.parts));
  }
  get redirected() {
    return this.#head.redirected;
  }
  get type() {
    return this.#head.type;
  }

  clone() {
    const copy = new Headers(this.headers);
    const headers = this.type === "default" ? copy : guard(copy);
    return makeResponse({ ...this.#head, headers }, cloneOf(this));
  }
}
includeBody(Response);
expose(Response, ["status", "statusText", "url", "headers", "bodyUsed"]);
const MADE = Symbol("made");

// A Response of a head as it is, and of a stream (null: no body), or a content in its place.
function makeResponse(head, stream, content) {
  return new Response(MADE, head, stream, content);
}

return { Request, Response, makeResponse, partsOf, bytesOf, signalOf, NO_BODY };
