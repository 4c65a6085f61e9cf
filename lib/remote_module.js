// Modules from http:// and https:// URLs (API document, "Modules"): names, redirects and digests.
//
// A URL may end in "#sha256-HEX". Then the text must have that digest, else none of it runs.
// NODE_NO_REMOTE_MODULES=1 refuses every URL.
"use strict";

const source = internal.load("module_source");
const digest = binding("script").digest;
const decodeUtf8 = binding("encodings").decodeUtf8;
const urls = internal.load("http_url");
const { format } = urls;

const MAX_REDIRECTS = 5;

// Matched against a fragment with its escapes decoded. A fragment that matches but is no digest is an error: its author
// expects the text to be verified.
const LOOKS_LIKE_DIGEST = /sha|[0-9a-f]{64}/i;

// The URL standard would take the first name of the path for the host.
const HAS_NO_HOST = /^https?:\/\/[/\\?#]/i;

// ---- names ----

function split(url) {
  const parts = urls.parse(url);
  if (parts === undefined || HAS_NO_HOST.test(url))
    throw failure(url, "it must be an http:// or https:// URL with a host");
  return parts;
}

// The parts of the URL that `name` is, relative to the URL `loader`.
function relativeTo(loader, name) {
  if (source.isUrl(name)) return split(name);
  return urls.relativeTo(split(loader), name) ?? split(name);
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
  const parts = split(url);
  const { host, port, secure } = urls.server(parts);
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
      .createClient(port, host, { secure })
      .get(urls.target(parts), { Connection: "close" });
  } catch (malformed) {
    return end(malformed);
  }
  request.addListener("error", (error) => end(error));
  request.finish((response) => {
    body.gather(request, response, body.MAX_BYTES, (error, bytes) => end(error, response, bytes));
  });
}

// Gets `url` and follows redirects. Calls onBytes(final URL, bytes) or onError(error), once.
function follow(url, followed, onError, onBytes) {
  get(url, (error, response, bytes) => {
    if (error) return onError(failure(url, error.message, { code: error.code }));
    const statusCode = response.statusCode;
    if (statusCode >= 200 && statusCode < 300) return onBytes(url, bytes);
    let next;
    try {
      const location = response.header("Location");
      next = urls.redirection(split(url), statusCode, location, followed, MAX_REDIRECTS);
      if (next === undefined) throw failure(url, "HTTP status " + statusCode);
      next = format(refuseLibrary(next, url));
    } catch (refused) {
      return onError(
        failure(url, refused.message.replace(/^.*: /, ""), { statusCode, code: refused.code }),
      );
    }
    follow(next, followed + 1, onError, onBytes);
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
  follow(place.name, 0, onError, (name, bytes) => {
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
