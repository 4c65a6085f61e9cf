// fetch (API document, "fetch"), by the Fetch standard as far as it has a meaning without a browser.
//
// Each origin has a client with a pool of connections, which are kept for later calls.
"use strict";

const { createClient } = internal.load("http_client");
const { REDIRECTS, redirection, server, isSameOrigin, format, target } = internal.load("http_url");
const { OBSERVED, TAIL } = internal.load("http_symbols");
const { listOf } = internal.load("web_headers");
const { Feed, BodyStream, streamOf, takeSource } = internal.load("web_body");
const { Request, makeResponse, partsOf, bytesOf, signalOf, NO_BODY } =
  internal.load("web_response");
const { acceptedCodings } = internal.load("http_decompress");

const MAX_REDIRECTS = 20;
const CONNECTIONS = 64; // to one origin
const KEPT_ORIGINS = 64; // whose connections are kept when nothing is asked of them

// ---- clients ----

const clients = new Map(); // origin -> { origin, client, running }, in the order of their last use
let latest; // the last of them

function clientOf(parts) {
  const { origin } = parts;
  if (latest?.origin !== origin) {
    latest = clients.get(origin) ?? makeEntry(origin, server(parts));
    clients.delete(origin);
    clients.set(origin, latest);
  }
  latest.running++;
  return latest;
}

function makeEntry(origin, { host, port, secure }) {
  const options = { secure, connections: CONNECTIONS, decompress: true };
  return { origin, client: createClient(port, host, options), running: 0 };
}

// Gives a client back. Those that were not used for longest are closed where there are many.
function release(entry) {
  entry.running--;
  if (clients.size <= KEPT_ORIGINS) return;
  for (const [origin, { client, running }] of clients) {
    if (clients.size <= KEPT_ORIGINS) return;
    if (running > 0 || origin === latest.origin) continue;
    clients.delete(origin);
    client.close();
  }
}

// ---- one call ----

// What the body of a redirected request was about.
const OF_BODY = [
  "content-encoding",
  "content-language",
  "content-location",
  "content-type",
  "content-length",
];
// What is only for the server that it was meant for.
const OF_ORIGIN = ["authorization", "cookie", "host", "proxy-authorization"];

function without(list, names) {
  return list.filter(([name]) => !names.includes(name));
}

const FRAMING = ["content-length", "transfer-encoding"];

// What is sent where the program gives no other.
let usual;

function usualHeaders() {
  const codings = acceptedCodings();
  const headers = [
    ["accept", "*/*"],
    ["user-agent", "node/" + node.version],
  ];
  if (codings !== "") headers.push(["accept-encoding", codings]);
  return headers;
}

// Whether the program has given the header. A range counts as Accept-Encoding: a part of a body cannot be decompressed.
function isGiven(list, wanted) {
  return list.some(
    ([name]) => name === wanted || (wanted === "accept-encoding" && name === "range"),
  );
}

// Headers that are given as they are but for those that say how the body is framed.
function headersOf(list, bytes, stream, method) {
  const headers = list.length === 0 ? [] : without(list, FRAMING);
  usual ??= usualHeaders();
  for (let i = 0; i < usual.length; i++) {
    if (list.length === 0 || !isGiven(list, usual[i][0])) headers.push(usual[i]);
  }
  if (bytes !== undefined) headers.push(["content-length", bytes.length]);
  else if (stream !== null) headers.push(["transfer-encoding", "chunked"]);
  else if (method !== "GET" && method !== "HEAD") headers.push(["content-length", 0]);
  return headers;
}

const signals = () => internal.load("web_abort");

class Fetching {
  #resolve;
  #reject;
  #signal;
  #redirect;
  #parts;
  #method;
  #headers;
  #stream;
  #bytes;
  #redirects = 0;
  #request; // of node.http, while one is on its way
  #entry;
  #feed; // of the answer's body, once there is one
  #abort; // a step of the signal

  constructor(request, resolve, reject) {
    this.#resolve = resolve;
    this.#reject = reject;
    this.#signal = signalOf(request);
    this.#redirect = request.redirect;
    this.#parts = partsOf(request);
    this.#method = request.method;
    this.#headers = listOf(request.headers);
    this.#stream = streamOf(request);
    this.#bytes = bytesOf(request);
    if (this.#stream !== null && this.#stream.locked)
      throw new TypeError("fetch: the body of the request is used already");
    if (this.#signal?.aborted) throw this.#signal.reason;
    if (this.#signal !== undefined) {
      this.#abort = (reason) => this.#aborted(reason);
      signals().addStep(this.#signal, this.#abort);
    }
    this.#send();
  }

  #send() {
    const bytes = this.#bytes;
    const stream = this.#stream;
    const headers = headersOf(this.#headers, bytes, stream, this.#method);
    const entry = clientOf(this.#parts);
    let request;
    try {
      request = entry.client[OBSERVED](this.#method, target(this.#parts), headers, this);
    } catch (wrong) {
      release(entry);
      return this.#fail(wrong);
    }
    this.#entry = entry;
    this.#request = request;
    if (bytes !== undefined) {
      if (bytes.length > 0) request.sendBody(bytes);
      request.finish();
    } else if (stream !== null) {
      this.#upload(request, takeSource(stream));
    } else {
      request.finish();
    }
  }

  // What fails here fails the request; that an early answer stops it is no failure.
  #upload(request, source) {
    const end = { [internal.source]: () => source };
    node.pump(end, request).addErrback((error) => {
      if (this.#request === request && this.#feed === undefined) this.#fail(error, request);
    });
  }

  // failed() and answered() are called by the request (OBSERVER in lib/http_symbols.js).
  failed(request, error) {
    if (request === this.#request) this.#fail(error);
  }

  answered(request, response, content) {
    const { statusCode } = response;
    let next;
    if (REDIRECTS.includes(statusCode) && this.#redirect !== "manual") {
      try {
        const location = response.header("Location");
        next = redirection(this.#parts, statusCode, location, this.#redirects, MAX_REDIRECTS);
        if (next !== undefined && this.#redirect === "error")
          throw new Error(format(this.#parts) + ": it redirects to " + format(next));
      } catch (refused) {
        return this.#fail(refused, request);
      }
    }
    if (next === undefined) return this.#deliver(request, response, content);
    if (content === undefined) drain(request, response);
    this.#follow(statusCode, request, next);
  }

  #follow(status, request, next) {
    const wasPost = this.#method === "POST" && (status === 301 || status === 302);
    const becomesGet =
      wasPost || (status === 303 && this.#method !== "GET" && this.#method !== "HEAD");
    if (!becomesGet && this.#stream !== null && this.#bytes === undefined) {
      const error = new Error(
        format(this.#parts) + ": the body of a redirected request is used up",
      );
      return this.#fail(error, request);
    }
    if (becomesGet) {
      this.#method = "GET";
      this.#stream = null;
      this.#bytes = undefined;
      this.#headers = without(this.#headers, OF_BODY);
    }
    if (!isSameOrigin(this.#parts, next)) this.#headers = without(this.#headers, OF_ORIGIN);
    this.#redirects++;
    this.#parts = next;
    this.#leave();
    this.#send();
  }

  #deliver(request, response, content) {
    const hasBody = this.#method !== "HEAD" && !NO_BODY.includes(response.statusCode);
    const feed = content === undefined ? this.#receive(request, response) : undefined;
    if (feed === undefined) this.#over();
    const head = {
      status: response.statusCode,
      tail: response[TAIL],
      statusText: undefined,
      headers: undefined,
      url: undefined,
      parts: this.#parts,
      redirected: this.#redirects > 0,
      type: "basic",
    };
    const resolve = this.#resolve;
    this.#resolve = this.#reject = undefined; // they would keep a response that is forgotten
    if (!hasBody) resolve(makeResponse(head, null));
    else if (feed !== undefined) resolve(makeResponse(head, new BodyStream(feed)));
    else if (typeof content === "string") resolve(makeResponse(head, undefined, content));
    else resolve(makeResponse(head, undefined, new Uint8Array(content)));
  }

  // Feeds the body of an answer that comes in pieces.
  #receive(request, response) {
    const feed = new Feed({
      pause: () => response.pause(),
      resume: () => response.resume(),
      stop: () => {
        request.abort();
        this.#over();
      },
    });
    this.#feed = feed;
    response.setBodyEncoding("bytes");
    response.addListener("body", (bytes) => feed.push(bytes));
    response.addListener("complete", () => {
      this.#over();
      feed.end();
    });
    return feed;
  }

  // The request is not on its way any more.
  #leave() {
    if (this.#request === undefined) return;
    this.#request = undefined;
    release(this.#entry);
  }

  #over() {
    this.#leave();
    if (this.#signal !== undefined) signals().removeStep(this.#signal, this.#abort);
  }

  #fail(cause, request) {
    if (this.#request === undefined && this.#feed !== undefined) return; // it was complete, or cancelled
    this.#over();
    request?.abort();
    this.#settle(new TypeError("fetch: " + cause.message, { cause }));
  }

  #aborted(reason) {
    const request = this.#request;
    this.#over();
    request?.abort();
    this.#settle(reason);
  }

  #settle(error) {
    if (this.#feed === undefined) this.#reject?.(error);
    else this.#feed.fail(error);
  }
}

// What an answer that is not wanted still brings: a little is read, so that the connection is kept.
const DRAINED = 64 * 1024;

function drain(request, response) {
  let size = 0;
  response.setBodyEncoding("bytes");
  response.addListener("body", (bytes) => {
    size += bytes.length;
    if (size > DRAINED) request.abort();
  });
}

// fetch(url or Request, { method, headers, body, signal, redirect }) -> a Promise of a Response, once its head is
// there.
const fetch = (input, init = undefined) =>
  new Promise((resolve, reject) => {
    new Fetching(new Request(input, init), resolve, reject);
  });

return { fetch };
