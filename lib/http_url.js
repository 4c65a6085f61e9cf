// http:// and https:// URLs of clients: their parts, relative URLs, and the targets of redirects.
"use strict";

const { simplify } = internal.load("path");

const REDIRECTS = [301, 302, 303, 307, 308];
// A user part is of the characters that RFC 3986 gives it: nobody connects to what a browser reads as another host.
const URL_PARTS =
  /^(https?):\/\/(?:(?:[\w.~!$&'()*+,;=:-]|%[\da-f]{2})*@)?([^/?#\\@]+)(?=[/?#\\]|$)([^?#]*)(\?[^#]*)?(#.*)?$/is;

// parse(text) -> { scheme: "http" or "https", host: "h:80", path: "/a/b.js", query: "?c" or "", fragment: "#d" or "" };
// undefined where it is no such URL. Dots in the path are resolved; a user part is left out.
function parse(text) {
  const match = URL_PARTS.exec(text);
  if (match === null) return undefined;
  const [, scheme, host, path, query = "", fragment = ""] = match;
  return {
    scheme: scheme.toLowerCase(),
    host: host.toLowerCase(),
    path: simplify("/" + path),
    query,
    fragment,
  };
}

// relativeTo(base, text) -> the parts of the URL that `text` is, relative to the parts `base`, or undefined.
function relativeTo(base, text) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return parse(text);
  if (text.startsWith("//")) return parse(base.scheme + ":" + text);
  const [, path, query, fragment = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(text);
  if (path === "") return { ...base, query: query ?? base.query, fragment };
  const start = path.startsWith("/") ? "" : base.path.slice(0, base.path.lastIndexOf("/") + 1);
  return { ...base, path: simplify(start + path), query: query || "", fragment };
}

// Escapes the characters that a request line cannot hold.
function escape(text) {
  return text.replace(/[^\x21-\x7e]/gu, (character) => {
    try {
      return encodeURIComponent(character);
    } catch {
      return "%EF%BF%BD"; // half of a surrogate pair
    }
  });
}

// The target of a request for the parts.
function target({ path, query }) {
  return escape(path) + escape(query);
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

// redirection(url, statusCode, location, followed, most) -> the parts of the URL that an answer leads to; undefined
// where it leads nowhere. Throws an Error where nobody may go there: `followed` of `most` redirects were followed, and
// https:// leads to no http://.
function redirection(url, statusCode, location, followed, most) {
  if (!REDIRECTS.includes(statusCode) || location === undefined) return undefined;
  const from = format(url);
  const next = relativeTo(url, location);
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

return { parse, relativeTo, format, target, server, isSameOrigin, redirection };
