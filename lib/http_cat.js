// node.http.cat (restored in the API document): a whole resource by its URL.
"use strict";

const native = binding("http_client");
const { createClient } = internal.load("http_client");
const { MAX_BYTES, gather } = internal.load("http_body");
const limits = internal.load("limits");
const { parseUri } = internal.load("uri");
const { NATIVE } = internal.load("http_symbols");

const LIMITS = { maxBytes: 1 };
const DEFAULTS = { maxBytes: MAX_BYTES };

// node.http.cat(url, encoding = "utf8", { maxBytes, decompress }) -> node.Promise: success(content); error(Error) when there is no
// whole answer or more than maxBytes of it, error(status code) when it is not 2xx. Redirects are not followed.
function cat(url, encoding, options) {
  const given = limits.check("cat", options);
  const { maxBytes } = limits.read("cat", given, LIMITS, DEFAULTS);
  const decompress = limits.own(given, "decompress");
  const uri = { __proto__: null, ...parseUri(url) }; // an absent part inherits nothing
  if (!/^https?$/i.test(uri.protocol) || uri.host === undefined) {
    throw new TypeError(
      "cat: " + JSON.stringify(uri.source) + " is not an http:// or https:// URL",
    );
  }
  const secure = uri.protocol.length === 5;
  native.decode([], encoding); // throws where there is no such encoding
  const relative = uri.relative ?? "/";
  const path = relative.startsWith("/") ? relative : "/" + relative; // "http://host?query"
  const request = createClient(uri.port ?? (secure ? 443 : 80), uri.host, {
    secure,
    decompress,
  }).get(path, {
    Connection: "close",
  });
  const promise = new node.Promise();
  request.addListener("error", (error) => promise.emitError([error]));
  request.finish((response) => {
    if (response.statusCode < 200 || response.statusCode > 299) {
      request[NATIVE].abort();
      promise.emitError([response.statusCode]);
      return;
    }
    gather(request, response, maxBytes, (error, bytes) => {
      if (error !== undefined) return promise.emitError([error]);
      let content;
      try {
        content = native.decode(bytes, encoding);
      } catch (tooLong) {
        return promise.emitError([tooLong]);
      }
      promise.emitSuccess([content]);
    });
  });
  return promise;
}

return { cat };
