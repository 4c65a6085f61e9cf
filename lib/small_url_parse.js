// URLs as "url" had them before the standard's class: parse(text, withQuery, slashesDenoteHost) -> a Url, whose members
// are null where the text has none; format(parts) -> text.
"use strict";

const querystring = internal.load("small_querystring");
const { toAscii } = binding("url");
const { coded, wrongType, text: checkText } = internal.load("small_errors");

const SLASHED = new Set(["http:", "https:", "ftp:", "gopher:", "file:", "ws:", "wss:"]);
const isSlashed = (protocol) => SLASHED.has(protocol);
const HOSTLESS = "javascript:";
const MAX_HOST = 255;

// Ends a host. What is escaped behind it; what no host has.
const AFTER_HOST = /[\t\n\r "#%&'()*,/;<>?\\^`{|}]/;
const ESCAPED = /[\t\n\r "'<>\\^`{|}]/g;
const FORBIDDEN = /[\0\t\n\r #%/:<>?@[\\\]^|]/;

class Url {
  constructor() {
    for (const name of MEMBERS) this[name] = null;
  }
  parse(text, withQuery, slashesDenoteHost) {
    return Object.assign(this, parse(text, withQuery, slashesDenoteHost));
  }
  format() {
    return formatParts(this);
  }
  resolve(to) {
    return internal.load("small_url_resolve").resolveObject(this, to).format();
  }
  resolveObject(to) {
    return internal.load("small_url_resolve").resolveObject(this, to);
  }
}
const MEMBERS =
  "protocol slashes auth host port hostname hash search query pathname path href".split(" ");

// ---- parsing ----

// Backslashes before the query are slashes.
function withSlashes(text) {
  const at = text.search(/[?#]/);
  const end = at < 0 ? text.length : at;
  return text.slice(0, end).replaceAll("\\", "/") + text.slice(end);
}

// Takes the host off the text -> the rest.
function takeHost(url, text) {
  const end = text.search(/[/?#]/);
  const at = text.lastIndexOf("@", end < 0 ? undefined : end);
  const behind = text.slice(at + 1);
  if (at >= 0) url.auth = decodeURIComponent(text.slice(0, at));
  const found = behind.search(AFTER_HOST);
  const rest = found < 0 ? "" : behind.slice(found);
  setHost(url, found < 0 ? behind : behind.slice(0, found));
  return rest === "" || /^[/?#]/.test(rest) ? rest : "/" + rest;
}

function setHost(url, host) {
  const port = /:(\d*)$/.exec(host);
  const name = port === null ? host : host.slice(0, port.index);
  if (port !== null && port[1] !== "") url.port = port[1];
  const isIpv6 = name.startsWith("[") && name.endsWith("]");
  const lower = name.length > MAX_HOST ? "" : name.toLowerCase();
  url.hostname = isIpv6 || lower === "" ? lower : hostName(lower, host);
  url.host = url.hostname + (url.port === null ? "" : ":" + url.port);
  if (isIpv6) url.hostname = url.hostname.slice(1, -1);
}

function hostName(name, host) {
  const ascii = /^[\0-\x7f]*$/.test(name) ? name : toAscii(name);
  if (ascii && !FORBIDDEN.test(ascii)) return ascii;
  throw Object.assign(coded(TypeError, "ERR_INVALID_URL", "Invalid URL"), { input: host });
}

function takeProtocol(url, text) {
  const protocol = /^[a-z0-9.+-]+:/i.exec(text)?.[0].toLowerCase();
  if (protocol !== undefined) url.protocol = protocol;
  return text.slice(protocol?.length ?? 0);
}

function hasHost(url, rest, slashesDenoteHost) {
  if (url.protocol === HOSTLESS) return false;
  const mayHave = slashesDenoteHost || url.protocol !== null || /^\/\/[^@/]+@[^@/]+/.test(rest);
  if (mayHave && rest.startsWith("//")) url.slashes = true;
  return url.slashes || (url.protocol !== null && !isSlashed(url.protocol));
}

// hash, search, query and pathname of what stands behind the host.
function setRest(url, rest, withQuery) {
  const [, pathname, search, hash] = /^([^?#]*)(\?[^#]*)?(#[^]*)?$/.exec(rest);
  url.hash = hash ?? null;
  url.search = search ?? null;
  if (withQuery) url.query = querystring.parse(search?.slice(1) ?? "");
  else url.query = search?.slice(1) ?? null;
  url.pathname = pathname || (isSlashed(url.protocol) && url.hostname ? "/" : null);
  if (url.pathname !== null || search !== undefined)
    url.path = (url.pathname ?? "") + (search ?? "");
}

function parse(text, withQuery = false, slashesDenoteHost = false) {
  if (text instanceof Url) return text;
  const url = new Url();
  let rest = takeProtocol(url, withSlashes(checkText(text, "url").trim()));
  if (hasHost(url, rest, slashesDenoteHost))
    rest = takeHost(url, url.slashes ? rest.slice(2) : rest);
  const escape = (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0");
  setRest(url, url.protocol === HOSTLESS ? rest : rest.replace(ESCAPED, escape), withQuery);
  url.href = formatParts(url);
  return url;
}

// ---- formatting ----

const prefixed = (text, mark) => (text && text[0] !== mark ? mark + text : text || "");

function hostOf({ host, hostname, port, auth }) {
  const user = auth ? encodeURIComponent(auth).replace(/%3A/gi, ":") + "@" : "";
  if (host) return user + host;
  if (!hostname) return "";
  const isIpv6 = hostname.includes(":") && hostname[0] !== "[";
  return user + (isIpv6 ? `[${hostname}]` : hostname) + (port ? ":" + port : "");
}

function searchOf({ search, query }) {
  const isObject = typeof query === "object" && query !== null;
  const made = isObject ? querystring.stringify(query) : "";
  return prefixed(search || (made === "" ? "" : "?" + made), "?").replaceAll("#", "%23");
}

function formatParts(parts) {
  const { slashes } = parts;
  const protocol = parts.protocol ? parts.protocol.replace(/:?$/, ":") : "";
  let host = hostOf(parts);
  let pathname = (parts.pathname || "").replace(/[?#]/g, encodeURIComponent);
  if (slashes || (isSlashed(protocol) && (host !== "" || protocol === "file:"))) {
    if (pathname !== "" && pathname[0] !== "/" && (slashes || host !== ""))
      pathname = "/" + pathname;
    host = "//" + host;
  }
  return protocol + host + pathname + searchOf(parts) + prefixed(parts.hash, "#");
}

// format(text or parts).
function format(parts) {
  if (typeof parts === "string") return parse(parts).format();
  if (typeof parts !== "object" || parts === null)
    throw wrongType("urlObject", "a string or an object");
  return formatParts(parts);
}

return { Url, parse, format, isSlashed };
