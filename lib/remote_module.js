// Modules from http:// and https:// URLs (API document, "Modules"): names, redirects and digests.
//
// A URL may end in "#sha256-HEX": then the text must have that digest, or nothing of it runs.
// NODE_NO_REMOTE_MODULES=1 refuses all.
"use strict";

const source = internal.load("module_source");
const digest = binding("script").digest;
const decodeUtf8 = binding("encodings").decodeUtf8;
const { simplify } = internal.load("path");

const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

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

// `name` as the module at the URL `loader` means it.
function join(name, loader) {
  if (source.isUrl(name)) return split(name);
  const base = split(loader);
  if (name.startsWith("//")) return split(base.scheme + ":" + name);
  const [, path, query, fragment = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(name);
  if (path === "") return { ...base, query: query || base.query, fragment };
  const start = path.startsWith("/") ? "" : base.path.slice(0, base.path.lastIndexOf("/") + 1);
  return { ...base, path: simplify(start + path), query: query || "", fragment };
}

// What a request line cannot hold is escaped.
function escape(text) {
  return text.replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

// The URL without its fragment.
function format({ scheme, host, path, query }) {
  return scheme + "://" + host + escape(path) + escape(query);
}

// What stands before the last slash of the path.
function folder(url) {
  const { scheme, host, path } = split(url);
  return scheme + "://" + host + path.slice(0, path.lastIndexOf("/"));
}

// The place { name, digest } that `name` stands for in the module `loader`.
function resolve(name, loader) {
  const url = join(name, loader);
  if (source.isLibrary(url.path)) throw failure(name, "a library must be a file");
  if (!/^#sha/i.test(url.fragment)) return { name: format(url), digest: undefined };
  const match = /^#sha256-([0-9a-f]{64})$/i.exec(url.fragment);
  if (match === null) throw failure(name, "a digest is #sha256- and 64 hexadecimal digits");
  return { name: format(url), digest: match[1].toLowerCase() };
}

// ---- texts ----

function failure(url, reason, details) {
  return Object.assign(new Error("cannot load " + url + ": " + reason), details);
}

// One request: onEnd(error, response, array of Uint8Array), once.
function get(url, onEnd) {
  const { scheme, host, path, query } = split(url);
  const secure = scheme === "https";
  const [, name, port = secure ? 443 : 80] = /^(.*?)(?::(\d+))?$/s.exec(host);
  let hasEnded = false;
  const end = (error, response, chunks) => {
    if (hasEnded) return;
    hasEnded = true;
    onEnd(error, response, chunks);
  };
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
    const chunks = [];
    response.setBodyEncoding("bytes");
    response.addListener("body", (chunk) => chunks.push(chunk));
    response.addListener("complete", () => end(undefined, response, chunks));
  });
}

// Gets `url`, or what it redirects to: onBytes(the final URL, bytes) or onError(error), once.
function follow(url, redirectsLeft, onError, onBytes) {
  get(url, (error, response, chunks) => {
    if (error) return onError(failure(url, error.message, { code: error.code }));
    const statusCode = response.statusCode;
    if (statusCode >= 200 && statusCode < 300)
      return onBytes(url, internal.load("http_body").join(chunks));
    const location = response.header("Location");
    if (!REDIRECTS.includes(statusCode) || location === undefined) {
      return onError(failure(url, "HTTP status " + statusCode, { statusCode }));
    }
    if (redirectsLeft === 0) {
      return onError(failure(url, "more than " + MAX_REDIRECTS + " redirects", { statusCode }));
    }
    let next;
    try {
      next = format(join(location, url));
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
    try {
      source.checkDigest(place, actual);
    } catch (error) {
      return onError(error);
    }
    promise.emitSuccess([{ name, text: decodeUtf8(bytes), digest: actual }]);
  });
  return promise;
}

return { folder, resolve, fetch };
