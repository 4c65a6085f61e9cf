// The parser of URLs, by the URL standard: its state machine, whose states are methods here.
//
// A record has scheme, username, password, host (null: none), port (null: the scheme's), path (an array of segments, or
// a text that is opaque), query and fragment (null: none).
"use strict";

const parseHost = internal.load("web_url_host");
const { C0_CONTROL, FRAGMENT, QUERY, SPECIAL_QUERY, PATH, USERINFO, percentEncode } =
  internal.load("web_percent");

// The special schemes, and their ports.
const PORTS = { __proto__: null, "http:": 80, "https:": 443, "ws:": 80, "wss:": 443, "ftp:": 21 };
const isSpecial = (url) => url.scheme === "file:" || PORTS[url.scheme] !== undefined;

const EOF = undefined;
const LETTER = /^[a-z]$/i;
const SCHEME = /^[a-z0-9+\-.]$/i;
const DIGIT = /^[0-9]$/;
const DRIVE = /^[a-z][:|]$/i;
const DOT = /^(\.|%2e)$/i;
const TWO_DOTS = /^(\.|%2e){2}$/i;

// A state gives the next one; these end the parsing.
const DONE = 1;
const FAILED = 2;

function startsWithDrive(input, at) {
  const after = input[at + 2];
  const text = (input[at] ?? "") + (input[at + 1] ?? "");
  return DRIVE.test(text) && (after === EOF || "/\\?#".includes(after));
}

// Takes the last segment away, but no drive of a file.
function shorten(url) {
  const { path } = url;
  if (url.scheme === "file:" && path.length === 1 && /^[a-z]:$/i.test(path[0])) return;
  path.pop();
}

function emptyRecord() {
  const url = { scheme: "", username: "", password: "", host: null, port: null };
  return Object.assign(url, { path: [], query: null, fragment: null });
}

// One parsing. `override` is the state that a setter begins with, or undefined.
class Parser {
  constructor(text, base, url, override) {
    this.input = Array.from(text.replace(/[\t\n\r]/g, ""));
    this.base = base;
    this.url = url;
    this.override = override;
    this.at = 0;
    this.buffer = "";
    this.sawAt = false; // an @ in the authority
    this.sawPassword = false;
    this.isInBrackets = false; // in the host
  }

  // Gives whether it did not fail.
  run() {
    let state = this.override ?? "schemeStart";
    for (; ; this.at++) {
      const c = this.input[this.at];
      const next = this[state](c);
      if (next === DONE || next === FAILED) return next === DONE;
      state = next;
      if (this.at >= this.input.length && c === EOF) return true;
    }
  }

  // The next state looks at the same character.
  again(state) {
    this.at--;
    return state;
  }

  isEnd(c) {
    return c === EOF || c === "/" || c === "?" || c === "#" || (c === "\\" && isSpecial(this.url));
  }

  // ---- scheme ----

  schemeStart(c) {
    if (c !== EOF && LETTER.test(c)) {
      this.buffer += c.toLowerCase();
      return "scheme";
    }
    return this.override ? FAILED : this.again("noScheme");
  }

  scheme(c) {
    if (c !== EOF && SCHEME.test(c)) {
      this.buffer += c.toLowerCase();
      return "scheme";
    }
    if (c === ":") return this.override ? this.setScheme() : this.afterScheme();
    if (this.override) return FAILED;
    this.buffer = "";
    this.at = -1;
    return "noScheme";
  }

  setScheme() {
    const { url } = this;
    const scheme = this.buffer + ":";
    const other = { scheme };
    if (isSpecial(url) !== isSpecial(other)) return DONE;
    const hasAuthority = url.username !== "" || url.password !== "" || url.port !== null;
    if (scheme === "file:" && hasAuthority) return DONE;
    if (url.scheme === "file:" && (url.host === "" || url.host === null)) return DONE;
    url.scheme = scheme;
    if (url.port === PORTS[scheme]) url.port = null;
    return DONE;
  }

  afterScheme() {
    const { url, base, input, at } = this;
    url.scheme = this.buffer + ":";
    this.buffer = "";
    if (url.scheme === "file:") return "file";
    if (isSpecial(url))
      return base?.scheme === url.scheme ? "specialRelativeOrAuthority" : "specialAuthoritySlashes";
    if (input[at + 1] === "/") {
      this.at++;
      return "pathOrAuthority";
    }
    url.path = "";
    return "opaquePath";
  }

  noScheme(c) {
    const { base, url } = this;
    if (!base) return FAILED;
    if (typeof base.path === "string") {
      if (c !== "#") return FAILED;
      Object.assign(url, { scheme: base.scheme, path: base.path, query: base.query, fragment: "" });
      return "fragment";
    }
    return this.again(base.scheme === "file:" ? "file" : "relative");
  }

  // ---- slashes ----

  specialRelativeOrAuthority(c) {
    if (c === "/" && this.input[this.at + 1] === "/") {
      this.at++;
      return "specialAuthorityIgnoreSlashes";
    }
    return this.again("relative");
  }

  pathOrAuthority(c) {
    return c === "/" ? "authority" : this.again("path");
  }

  relative(c) {
    const { url, base } = this;
    url.scheme = base.scheme;
    if (c === "/" || (c === "\\" && isSpecial(url))) return "relativeSlash";
    const { username, password, host, port, query } = base;
    Object.assign(url, { username, password, host, port, path: [...base.path], query });
    return this.afterBase(c);
  }

  // Behind what was taken from the base.
  afterBase(c) {
    const { url } = this;
    if (c === "?") {
      url.query = "";
      return "query";
    }
    if (c === "#") {
      url.fragment = "";
      return "fragment";
    }
    if (c === EOF) return DONE;
    url.query = null;
    if (url.scheme !== "file:" || !startsWithDrive(this.input, this.at)) shorten(url);
    else url.path = [];
    return this.again("path");
  }

  relativeSlash(c) {
    const { url, base } = this;
    if (isSpecial(url) && (c === "/" || c === "\\")) return "specialAuthorityIgnoreSlashes";
    if (c === "/") return "authority";
    const { username, password, host, port } = base;
    Object.assign(url, { username, password, host, port });
    return this.again("path");
  }

  specialAuthoritySlashes(c) {
    if (c === "/" && this.input[this.at + 1] === "/") this.at++;
    else this.at--;
    return "specialAuthorityIgnoreSlashes";
  }

  specialAuthorityIgnoreSlashes(c) {
    return c === "/" || c === "\\" ? "specialAuthorityIgnoreSlashes" : this.again("authority");
  }

  // ---- authority ----

  authority(c) {
    if (c === "@") {
      this.takeCredentials();
      return "authority";
    }
    if (!this.isEnd(c)) {
      this.buffer += c;
      return "authority";
    }
    if (this.sawAt && this.buffer === "") return FAILED;
    this.at -= Array.from(this.buffer).length + 1;
    this.buffer = "";
    return "host";
  }

  takeCredentials() {
    const { url } = this;
    const text = this.sawAt ? "%40" + this.buffer : this.buffer;
    this.sawAt = true;
    this.buffer = "";
    const colon = this.sawPassword ? -1 : text.indexOf(":");
    if (this.sawPassword) url.password += percentEncode(text, USERINFO);
    else url.username += percentEncode(colon < 0 ? text : text.slice(0, colon), USERINFO);
    if (colon < 0) return;
    this.sawPassword = true;
    url.password += percentEncode(text.slice(colon + 1), USERINFO);
  }

  host(c) {
    const { url, override } = this;
    if (override && url.scheme === "file:") return this.again("fileHost");
    if (c === "[" || c === "]") this.isInBrackets = c === "[";
    if (c === ":" && !this.isInBrackets) {
      if (this.buffer === "" || override === "hostname") return FAILED;
      return this.takeHost() ? "port" : FAILED;
    }
    if (!this.isEnd(c)) {
      this.buffer += c;
      return "host";
    }
    if (isSpecial(url) && this.buffer === "") return FAILED;
    const hasMore = url.username !== "" || url.password !== "" || url.port !== null;
    if (override && this.buffer === "" && hasMore) return FAILED;
    if (!this.takeHost()) return FAILED;
    return override ? DONE : this.again("pathStart");
  }

  // The same with which a port is an error.
  hostname(c) {
    const next = this.host(c);
    return next === "host" ? "hostname" : next;
  }

  takeHost() {
    const host = this.buffer === "" ? "" : parseHost(this.buffer, !isSpecial(this.url));
    if (host === undefined) return false;
    this.url.host = host;
    this.buffer = "";
    return true;
  }

  port(c) {
    const { url, override } = this;
    if (c !== EOF && DIGIT.test(c)) {
      this.buffer += c;
      return "port";
    }
    if (!this.isEnd(c) && !override) return FAILED;
    if (this.buffer !== "") {
      const port = Number(this.buffer);
      if (port > 65535) return FAILED;
      url.port = port === PORTS[url.scheme] ? null : port;
      this.buffer = "";
      if (override) return DONE;
    }
    return override ? FAILED : this.again("pathStart");
  }

  // ---- file ----

  file(c) {
    const { url, base } = this;
    url.scheme = "file:";
    url.host = "";
    if (c === "/" || c === "\\") return "fileSlash";
    if (base?.scheme !== "file:") return this.again("path");
    Object.assign(url, { host: base.host, path: [...base.path], query: base.query });
    return this.afterBase(c);
  }

  fileSlash(c) {
    const { url, base } = this;
    if (c === "/" || c === "\\") return "fileHost";
    if (base?.scheme === "file:") {
      url.host = base.host;
      const drive = base.path[0];
      if (!startsWithDrive(this.input, this.at) && /^[a-z]:$/i.test(drive ?? ""))
        url.path.push(drive);
    }
    return this.again("path");
  }

  fileHost(c) {
    const { url, override } = this;
    if (c !== EOF && !"/\\?#".includes(c)) {
      this.buffer += c;
      return "fileHost";
    }
    if (!override && DRIVE.test(this.buffer)) return this.again("path");
    if (this.buffer !== "") {
      const host = parseHost(this.buffer, false);
      if (host === undefined) return FAILED;
      url.host = host === "localhost" ? "" : host;
      this.buffer = "";
    } else {
      url.host = "";
    }
    return override ? DONE : this.again("pathStart");
  }

  // ---- path ----

  pathStart(c) {
    const { url, override } = this;
    if (isSpecial(url)) return c === "/" || c === "\\" ? "path" : this.again("path");
    if (!override && c === "?") {
      url.query = "";
      return "query";
    }
    if (!override && c === "#") {
      url.fragment = "";
      return "fragment";
    }
    if (c !== EOF) return c === "/" ? "path" : this.again("path");
    if (override && url.host === null) url.path.push("");
    return DONE;
  }

  path(c) {
    const { url, override } = this;
    const isSlash = c === "/" || (c === "\\" && isSpecial(url));
    if (c !== EOF && !isSlash && (override || (c !== "?" && c !== "#"))) {
      this.buffer += percentEncode(c, PATH);
      return "path";
    }
    this.takeSegment(isSlash);
    if (c === "?") {
      url.query = "";
      return "query";
    }
    if (c === "#") {
      url.fragment = "";
      return "fragment";
    }
    return "path";
  }

  takeSegment(isSlash) {
    const { url } = this;
    let segment = this.buffer;
    this.buffer = "";
    if (TWO_DOTS.test(segment)) {
      shorten(url);
      if (!isSlash) url.path.push("");
    } else if (DOT.test(segment)) {
      if (!isSlash) url.path.push("");
    } else {
      if (url.scheme === "file:" && url.path.length === 0 && DRIVE.test(segment))
        segment = segment[0] + ":";
      url.path.push(segment);
    }
  }

  opaquePath(c) {
    const { url, input, at } = this;
    if (c === "?") {
      url.query = "";
      return "query";
    }
    if (c === "#") {
      url.fragment = "";
      return "fragment";
    }
    const next = input[at + 1];
    if (c === " ") url.path += next === "?" || next === "#" ? "%20" : " ";
    else if (c !== EOF) url.path += percentEncode(c, C0_CONTROL);
    return "opaquePath";
  }

  // ---- query, fragment ----

  query(c) {
    const { url, override } = this;
    if (c === "#" && !override) {
      url.fragment = "";
      return "fragment";
    }
    if (c !== EOF) url.query += percentEncode(c, isSpecial(url) ? SPECIAL_QUERY : QUERY);
    return "query";
  }

  fragment(c) {
    if (c !== EOF) this.url.fragment += percentEncode(c, FRAGMENT);
    return "fragment";
  }
}

// parse(text, base) -> a record, or null where it is no URL. `base` is a record, or undefined.
function parse(text, base) {
  const url = emptyRecord();
  const trimmed = text.replace(/^[\0-\x20]+|[\0-\x20]+$/g, "");
  return new Parser(trimmed, base, url).run() ? url : null;
}

// Changes the record as a setter does: what stands in front of an error counts.
function change(url, text, state) {
  new Parser(text, undefined, url, state).run();
}

function pathOf(url) {
  if (typeof url.path === "string") return url.path;
  return url.path.length === 0 ? "" : "/" + url.path.join("/");
}

function credentialsOf(url) {
  if (url.username === "" && url.password === "") return "";
  return url.username + (url.password === "" ? "" : ":" + url.password) + "@";
}

function hostOf(url) {
  return (url.host ?? "") + (url.port === null ? "" : ":" + url.port);
}

function serialize(url) {
  let text = url.scheme;
  if (url.host !== null) text += "//" + credentialsOf(url) + hostOf(url);
  else if (Array.isArray(url.path) && url.path.length > 1 && url.path[0] === "") text += "/.";
  text += pathOf(url);
  if (url.query !== null) text += "?" + url.query;
  return url.fragment === null ? text : text + "#" + url.fragment;
}

return { parse, change, serialize, pathOf, hostOf, isSpecial };
