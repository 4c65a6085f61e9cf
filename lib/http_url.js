// http:// and https:// URLs of clients: their parts, relative URLs, and the targets of redirects.
"use strict";

const REDIRECTS = [301, 302, 303, 307, 308];
const WEB = /^https?:$/;

// The last text and its parts: most programs ask the same again and again.
let lastText;
let lastParts;

// parse(text, base) -> { scheme: "http" or "https", host: "h:81", origin: "http://h:81", path: "/a/b.js", query: "?c" or "",
// fragment: "#d" or "" }, by the URL standard; shared, so no caller
// changes it. Undefined where it is no such URL, or has a user or a password.
function parse(text, base) {
  if (base !== undefined) return partsOf(text, base);
  if (text !== lastText) {
    lastParts = partsOf(text);
    lastText = text;
  }
  return lastParts;
}

function partsOf(text, base) {
  const url = internal.load("web_url").URL.parse(text, base);
  if (url === null || !WEB.test(url.protocol) || url.username !== "" || url.password !== "")
    return undefined;
  return {
    scheme: url.protocol.slice(0, -1),
    host: url.host,
    origin: url.origin,
    path: url.pathname,
    query: url.search,
    fragment: url.hash,
  };
}

// relativeTo(base, text) -> the parts of the URL that `text` is, relative to the parts `base`, or undefined.
function relativeTo(base, text) {
  return parse(text, format(base));
}

// The target of a request for the parts.
function target({ path, query }) {
  return path + query;
}

// The URL without its fragment.
function format(parts) {
  return parts.scheme + "://" + parts.host + target(parts);
}

// { host, port, secure } of the parts, for createClient.
function server({ scheme, host }) {
  const secure = scheme === "https";
  const [, name, port] = /^(.*?)(?::(\d*))?$/s.exec(host);
  return { host: name, port: port ? Number(port) : secure ? 443 : 80, secure };
}

// Whether the parts name one server, in one scheme.
function isSameOrigin(a, b) {
  const one = server(a);
  const other = server(b);
  return one.host === other.host && one.port === other.port && one.secure === other.secure;
}

function failure(text, code) {
  const error = new Error(text);
  error.code = code;
  return error;
}

// A location as its server means it: beyond ASCII it is UTF-8, as browsers take it, or else Latin-1, as it was read.
function locationText(location) {
  if (!/[\x80-\xff]/.test(location)) return location;
  const text = node.decode(node.encode(location, "raw"), "utf8");
  return text.includes("\ufffd") ? location : text;
}

// redirection(url, statusCode, location, followed, most) -> the parts of the URL that an answer leads to; undefined
// where it leads nowhere. Throws an Error where nobody may go there: `followed` of `most` redirects were followed, and
// https:// leads to no http://.
function redirection(url, statusCode, location, followed, most) {
  if (!REDIRECTS.includes(statusCode) || location === undefined) return undefined;
  const from = format(url);
  const next = relativeTo(url, locationText(location));
  if (next === undefined)
    throw failure(
      `${from}: it redirects to ${JSON.stringify(location)}, which must be an http:// or https:// URL`,
      "BAD_REDIRECT",
    );
  if (url.scheme === "https" && next.scheme !== "https")
    throw failure(from + ": it redirects from https:// to " + format(next), "INSECURE_REDIRECT");
  if (followed === most)
    throw failure(`${from}: more than ${most} redirects`, "TOO_MANY_REDIRECTS");
  return next.fragment === "" ? { ...next, fragment: url.fragment } : next;
}

return { REDIRECTS, parse, relativeTo, format, target, server, isSameOrigin, redirection };
