// URIs (API document, "request.uri"): node.http.parseUri and the uri of a request.
//
// A part that the text does not have is a key that the object does not have; only `params` are
// decoded.
"use strict";

const { arrayJoin, defineProperty, matches, regExpExec, stringIndexOf, stringSlice, stringSplit } =
  internal.load("primordials");

// What no user, no host and no %-escape is (RFC 3986, section 3.2). A host may be international.
const NOT_IN_USER = /[^A-Za-z0-9\-._~!$&'()*+,;=:%]/;
const BAD_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
const HOST_AND_PORT = /^(\[[^\][@]*\]|[!$-.0-9;=A-Z_a-z~\x80-\uffff]*)(?::(\d*))?$/;

function Uri(source) {
  this.source = source;
}

// The text that was parsed.
defineProperty(Uri.prototype, "toString", {
  __proto__: null,
  configurable: true,
  writable: true,
  value: function toString() {
    return this.source;
  },
});

function decode(text) {
  return decodeURIComponent(arrayJoin(stringSplit(text, "+"), " "));
}

// The name=value pairs of a query as a plain object. A pair that cannot be decoded is dropped; of a
// repeated name the last value stays.
function parseParams(query) {
  const params = {};
  const pairs = stringSplit(query, "&");
  for (let i = 0; i < pairs.length; i++) {
    const pair = pairs[i];
    const equals = stringIndexOf(pair, "=");
    const name = equals < 0 ? pair : stringSlice(pair, 0, equals);
    if (name === "") continue;
    try {
      const value = equals < 0 ? "" : decode(stringSlice(pair, equals + 1));
      internal.setOwn(params, decode(name), value);
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
    }
  }
  return params;
}

// Of an authority that a browser would not connect to, such as "a@b@c", only the text is given.
function parseAuthority(uri, authority) {
  uri.authority = authority;
  const at = stringIndexOf(authority, "@");
  const userInfo = at < 0 ? "" : stringSlice(authority, 0, at);
  const parts = regExpExec(HOST_AND_PORT, stringSlice(authority, at + 1));
  if (parts === null || matches(NOT_IN_USER, userInfo) || matches(BAD_ESCAPE, authority)) return;
  if (at >= 0) parseUserInfo(uri, userInfo);
  if (parts[1] !== "") uri.host = parts[1];
  if (parts[2]) uri.port = parts[2];
}

function parseUserInfo(uri, userInfo) {
  const colon = stringIndexOf(userInfo, ":");
  uri.userInfo = userInfo;
  uri.user = colon < 0 ? userInfo : stringSlice(userInfo, 0, colon);
  if (colon >= 0) uri.password = stringSlice(userInfo, colon + 1);
}

// Path, query and anchor: what stands behind the authority.
function parseRelative(uri, text) {
  const hash = stringIndexOf(text, "#");
  const relative = hash < 0 ? text : stringSlice(text, 0, hash);
  if (hash >= 0) uri.anchor = stringSlice(text, hash + 1);
  if (relative !== "") uri.relative = relative;
  const mark = stringIndexOf(relative, "?");
  const path = mark < 0 ? relative : stringSlice(relative, 0, mark);
  if (path !== "") uri.path = path;
  let slash = path.length - 1;
  while (slash >= 0 && path[slash] !== "/") slash--;
  if (slash >= 0) uri.directory = stringSlice(path, 0, slash + 1);
  if (slash + 1 < path.length) uri.file = stringSlice(path, slash + 1);
  const query = mark < 0 ? "" : stringSlice(relative, mark + 1);
  if (query !== "") uri.query = query;
  uri.params = query === "" ? {} : parseParams(query);
}

// node.http.parseUri(string) -> { source, protocol, authority, userInfo, user, password, host, port,
// relative, path, directory, file, query, params, anchor }, without what is absent.
function parseUri(string) {
  const source = String(string);
  const uri = new Uri(source);
  const scheme = regExpExec(/^(?:([A-Za-z][A-Za-z0-9+.-]*):)?\/\//, source);
  if (scheme === null) {
    parseRelative(uri, source);
    return uri;
  }
  if (scheme[1] !== undefined) uri.protocol = scheme[1];
  const rest = stringSlice(source, scheme[0].length);
  const end = regExpExec(/[/?#]/, rest)?.index ?? -1;
  parseAuthority(uri, end < 0 ? rest : stringSlice(rest, 0, end));
  parseRelative(uri, end < 0 ? "" : stringSlice(rest, end));
  return uri;
}

// The target of a request: a path (even if it begins with two slashes), a whole URI, "*", or, for
// CONNECT, an authority.
function parseTarget(target, method) {
  if (target[0] === "/" && (target[1] === "/" || method !== "CONNECT")) {
    const uri = new Uri(target);
    parseRelative(uri, target);
    return uri;
  }
  if (method !== "CONNECT") return parseUri(target);
  const uri = new Uri(target);
  parseAuthority(uri, target);
  uri.params = {};
  return uri;
}

return { parseUri, parseTarget };
