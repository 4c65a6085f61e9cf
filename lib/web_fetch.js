// fetch (API document, "fetch"), by the Fetch standard as far as it has a meaning without a browser.
//
// Each origin has a client with a pool of connections, which are kept for later calls.
"use strict";

const { createClient } = internal.load("http_client");
const { redirection, server, isSameOrigin, format, target } = internal.load("http_url");
const { listOf, fromList, guard } = internal.load("web_headers");
const { Feed, BodyStream, streamOf, takeSource } = internal.load("web_body");
const { Request, makeResponse, partsOf, bytesOf, signalOf, NO_BODY } =
  internal.load("web_response");
const { AS_SENT } = internal.load("http_symbols");

const MAX_REDIRECTS = 20;
const CONNECTIONS = 64; // to one origin
const KEPT_ORIGINS = 64; // whose connections are kept when nothing is asked of them

// ---- clients ----

const clients = new Map(); // origin -> { client, running }, in the order of their last use

function clientOf(parts) {
  const origin = parts.scheme + "://" + parts.host;
  let entry = clients.get(origin);
  if (entry === undefined) {
    const { host, port, secure } = server(parts);
    const options = { secure, connections: CONNECTIONS, decompress: true };
    entry = { client: createClient(port, host, options), running: 0 };
  } else {
    clients.delete(origin);
  }
  clients.set(origin, entry);
  entry.running++;
  return entry;
}

// Gives a client back. Those that were not used for longest are closed where there are many.
function release(entry) {
  entry.running--;
  if (clients.size <= KEPT_ORIGINS) return;
  for (const [origin, { client, running }] of clients) {
    if (clients.size <= KEPT_ORIGINS) return;
    if (running > 0) continue;
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

// Headers that are given as they are but for those that say how the body is framed.
function headersOf(list, bytes, stream, method) {
  const headers = without(list, ["content-length", "transfer-encoding"]);
  const add = (name, value) => {
    if (!headers.some(([other]) => other === name)) headers.push([name, value]);
  };
  add("accept", "*/*");
  add("user-agent", "node/" + node.version);
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
  #abort = (reason) => this.#aborted(reason);

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
    if (this.#signal !== undefined) signals().addStep(this.#signal, this.#abort);
    this.#send();
  }

  #send() {
    const bytes = this.#bytes;
    const stream = this.#stream;
    const headers = headersOf(this.#headers, bytes, stream, this.#method);
    const entry = clientOf(this.#parts);
    let request;
    try {
      request = entry.client.request(this.#method, target(this.#parts), headers);
    } catch (wrong) {
      release(entry);
      return this.#fail(wrong);
    }
    this.#entry = entry;
    this.#request = request;
    request.addListener("error", (error) => this.#fail(error));
    request.addListener("response", (response) => this.#answered(request, response));
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

  #answered(request, response) {
    const { statusCode } = response;
    const location = response.header("Location");
    let next;
    if (this.#redirect !== "manual") {
      try {
        next = redirection(this.#parts, statusCode, location, this.#redirects, MAX_REDIRECTS);
        if (next !== undefined && this.#redirect === "error")
          throw new Error(format(this.#parts) + ": it redirects to " + format(next));
      } catch (refused) {
        return this.#fail(refused, request);
      }
    }
    if (next !== undefined) return this.#follow(request, response, statusCode, next);
    this.#deliver(request, response);
  }

  #follow(request, response, status, next) {
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
    drain(request, response);
    this.#send();
  }

  #deliver(request, response) {
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
    const hasBody = this.#method !== "HEAD" && !NO_BODY.includes(response.statusCode);
    const resolve = this.#resolve;
    this.#resolve = this.#reject = undefined; // they would keep a response that is forgotten
    resolve(
      makeResponse(hasBody ? new BodyStream(feed) : null, {
        status: response.statusCode,
        statusText: response.statusText,
        headers: guard(fromList(response[AS_SENT] ?? response.headerList)),
        url: format(this.#parts),
        redirected: this.#redirects > 0,
        type: "basic",
      }),
    );
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
    if (this.#feed === undefined) this.#reject(error);
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
