// Modules from http:// and https:// URLs (API document, "Modules"): names, redirects and digests.
//
// A URL may end in "#sha256-HEX". Then the text must have that digest, else none of it runs.
// NODE_NO_REMOTE_MODULES=1 refuses every URL.
"use strict";

const source = internal.load("module_source");
const digest = binding("script").digest;
const decodeUtf8 = binding("encodings").decodeUtf8;
const { simplify } = internal.load("path");

const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

// Matched against a fragment with its escapes decoded. A fragment that matches but is no digest is an error: its author
// expects the text to be verified.
const LOOKS_LIKE_DIGEST = /sha|[0-9a-f]{64}/i;

// ---- names ----

// { scheme: "http" or "https", host: "h:80", path: "/a/b.js", query: "?c" or "", fragment: "#d" or "" }
function split(url) {
  const match = /^(https?):\/\/([^/?#]+)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(url);
  if (match === null) throw failure(url, "it must be an http:// or https:// URL with a host");
  const [, scheme, host, path, query = "", fragment = ""] = match;
  return {
    scheme: scheme.toLowerCase(),
    host: host.toLowerCase(),
    path: simplify("/" + path),
    query,
    fragment,
  };
}

// The parts of the URL that `name` is, relative to the URL `loader`.
function relativeTo(loader, name) {
  if (source.isUrl(name)) return split(name);
  const base = split(loader);
  if (name.startsWith("//")) return split(base.scheme + ":" + name);
  const [, path, query, fragment = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(name);
  if (path === "") return { ...base, query: query || base.query, fragment };
  const start = path.startsWith("/") ? "" : base.path.slice(0, base.path.lastIndexOf("/") + 1);
  return { ...base, path: simplify(start + path), query: query || "", fragment };
}

// Escapes the characters that a request line cannot hold.
function escape(text) {
  return text.replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

// The URL without its fragment.
function format({ scheme, host, path, query }) {
  return scheme + "://" + host + escape(path) + escape(query);
}

// The URL up to the last slash of the path.
function folder(url) {
  const { scheme, host, path } = split(url);
  return scheme + "://" + host + path.slice(0, path.lastIndexOf("/"));
}

// Gives `url`, unless its path is that of a library; `name` is what the program called it.
function refuseLibrary(url, name) {
  if (url.path.endsWith(".node")) throw failure(name, "a library must be a file");
  return url;
}

// The place { name, digest } that `name` stands for in the module `loader`.
function resolve(name, loader) {
  const url = refuseLibrary(relativeTo(loader, name), name);
  if (!LOOKS_LIKE_DIGEST.test(unescape(url.fragment))) {
    return { name: format(url), digest: undefined };
  }
  const match = /^#sha256-([0-9a-f]{64})$/i.exec(url.fragment);
  if (match === null) throw failure(name, "a digest is #sha256- and 64 hexadecimal digits");
  return { name: format(url), digest: match[1].toLowerCase() };
}

// ---- texts ----

function failure(url, reason, details) {
  return Object.assign(new Error("cannot load " + url + ": " + reason), details);
}

// One request. Calls onEnd(error) or onEnd(undefined, response, bytes of its body), once.
function get(url, onEnd) {
  const { scheme, host, path, query } = split(url);
  const secure = scheme === "https";
  const [, name, port = secure ? 443 : 80] = /^(.*?)(?::(\d+))?$/s.exec(host);
  let hasEnded = false;
  const end = (error, response, bytes) => {
    if (hasEnded) return;
    hasEnded = true;
    onEnd(error, response, bytes);
  };
  const body = internal.load("http_body");
  let request;
  try {
    request = node.http
      .createClient(port, name, { secure })
      .get(path + query, { Connection: "close" });
  } catch (malformed) {
    return end(malformed);
  }
  request.addListener("error", (error) => end(error));
  request.finish((response) => {
    body.gather(request, response, body.MAX_BYTES, (error, bytes) => end(error, response, bytes));
  });
}

// Gets `url` and follows redirects. Calls onBytes(final URL, bytes) or onError(error), once.
function follow(url, redirectsLeft, onError, onBytes) {
  get(url, (error, response, bytes) => {
    if (error) return onError(failure(url, error.message, { code: error.code }));
    const statusCode = response.statusCode;
    if (statusCode >= 200 && statusCode < 300) return onBytes(url, bytes);
    const location = response.header("Location");
    if (!REDIRECTS.includes(statusCode) || location === undefined) {
      return onError(failure(url, "HTTP status " + statusCode, { statusCode }));
    }
    if (redirectsLeft === 0) {
      return onError(failure(url, "more than " + MAX_REDIRECTS + " redirects", { statusCode }));
    }
    let next;
    try {
      next = format(refuseLibrary(relativeTo(url, location), url));
      if (url.startsWith("https:") && !next.startsWith("https:"))
        throw failure(url, "it redirects from https:// to " + next);
    } catch (malformed) {
      return onError(malformed);
    }
    follow(next, redirectsLeft - 1, onError, onBytes);
  });
}

// The module's text: a promise of { name, text, digest }; `name` is the URL that redirects led to.
function fetch(place) {
  const promise = new node.Promise();
  const onError = (error) => promise.emitError([error]);
  if (source.refusesUrls) {
    onError(failure(place.name, "NODE_NO_REMOTE_MODULES refuses modules from URLs"));
    return promise;
  }
  follow(place.name, MAX_REDIRECTS, onError, (name, bytes) => {
    const actual = digest(bytes);
    let text;
    try {
      source.checkDigest(place, actual);
      text = decodeUtf8(bytes);
    } catch (error) {
      return onError(error);
    }
    promise.emitSuccess([{ name, text, digest: actual }]);
  });
  return promise;
}

return { folder, resolve, fetch };
