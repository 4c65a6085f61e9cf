// node.http.cat (restored in the API document): a whole resource by its URL.
"use strict";

const native = binding("http_client");
const { createClient } = internal.load("http_client");
const { MAX_BYTES, gather } = internal.load("http_body");
const { VISIBLE } = internal.load("http_methods");
const limits = internal.load("limits");
const { parseUri } = internal.load("uri");
const endpoint = internal.load("endpoint");
const urls = internal.load("http_url");
const { NATIVE } = internal.load("http_symbols");

const LIMITS = { maxBytes: 1 };
const DEFAULTS = { maxBytes: MAX_BYTES };

const MAX_REDIRECTS = 5;

// node.http.cat(url, encoding = "utf8", { maxBytes, decompress }) -> node.Promise: success(content); error(Error) when
// there is no whole answer or more than maxBytes of it, error(status code) when it is not 2xx. Follows five redirects.
function cat(url, encoding, options) {
  const given = limits.check("cat", options);
  const { maxBytes } = limits.read("cat", given, LIMITS, DEFAULTS);
  const decompress = limits.own(given, "decompress");
  const uri = { __proto__: null, ...parseUri(url) }; // an absent part inherits nothing
  if (!/^https?$/i.test(uri.protocol) || !VISIBLE.test(uri.host ?? "")) {
    throw new TypeError(
      "cat: " + JSON.stringify(uri.source) + " is not an http:// or https:// URL",
    );
  }
  native.decode([], encoding); // throws where there is no such encoding
  const relative = uri.relative ?? "/";
  const first = {
    scheme: uri.protocol.toLowerCase(),
    host: uri.port === undefined ? uri.host : uri.host + ":" + uri.port,
    path: relative.startsWith("/") ? relative : "/" + relative, // "http://host?query"
    query: "",
    fragment: "",
  };
  endpoint.port("cat", urls.server(first).port);
  const promise = new node.Promise();
  get(first, 0, { maxBytes, decompress }, (reason, bytes) => {
    if (reason !== undefined) return promise.emitError([reason]);
    let content;
    try {
      content = native.decode(bytes, encoding);
    } catch (tooLong) {
      return promise.emitError([tooLong]);
    }
    promise.emitSuccess([content]);
  });
  return promise;
}

// Calls onEnd(Error or status code) or onEnd(undefined, bytes).
function get(url, followed, options, onEnd) {
  const { host, port, secure } = urls.server(url);
  const client = createClient(port, host, { secure, decompress: options.decompress });
  const request = client.get(url.path + url.query, { Connection: "close" });
  request.addListener("error", (error) => onEnd(error));
  request.finish((response) => {
    const { statusCode } = response;
    if (statusCode >= 200 && statusCode < 300)
      return gather(request, response, options.maxBytes, onEnd);
    request[NATIVE].abort();
    let next;
    try {
      const location = response.header("Location");
      next = urls.redirection(url, statusCode, location, followed, MAX_REDIRECTS);
    } catch (refused) {
      return onEnd(refused);
    }
    if (next === undefined) return onEnd(statusCode);
    next.path = urls.target(next);
    next.query = "";
    get(next, followed + 1, options, onEnd);
  });
}

return { cat };
