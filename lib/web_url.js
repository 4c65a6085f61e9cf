// URL and URLSearchParams (API document, "The Web's Vocabulary"), by the URL standard.
"use strict";

const { parse, change, serialize, pathOf, hostOf, isSpecial } = internal.load("web_url_parser");
const { USERINFO, percentEncode, percentDecode } = internal.load("web_percent");
const { expose, iterable, walker, required, scalarText, pairsOf } = internal.load("web_idl");

// ---- application/x-www-form-urlencoded ----

const FORM = USERINFO + "$&+,%!'()~";

function decodeForm(text) {
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      const parts = equals < 0 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return parts.map((part) => percentDecode(part.replaceAll("+", " ")));
    });
}

function encodeForm(pairs) {
  // No other character gives %20.
  const encoded = (text) => percentEncode(text, FORM).replaceAll("%20", "+");
  return pairs.map(([name, value]) => encoded(name) + "=" + encoded(value)).join("&");
}

// ---- URLSearchParams ----

function initialPairs(init) {
  if (Object(init) === init) return pairsOf(init, scalarText, "URLSearchParams");
  const text = scalarText(init);
  return decodeForm(text[0] === "?" ? text.slice(1) : text);
}

let pairsIn, connect;

class URLSearchParams {
  #pairs;
  #changed = null; // called behind each change

  static {
    pairsIn = (params) => params.#pairs;
    // Params that belong to a URL.
    connect = (query, changed) => {
      const params = new URLSearchParams();
      params.#pairs = decodeForm(query);
      params.#changed = changed;
      return { params, reset: (text) => (params.#pairs = decodeForm(text)) };
    };
  }

  constructor(init = "") {
    this.#pairs = initialPairs(init);
  }

  get size() {
    return this.#pairs.length;
  }
  append(name, value) {
    const pairs = this.#pairs;
    required(arguments.length, 2, "append");
    pairs.push([scalarText(name), scalarText(value)]);
    this.#changed?.();
  }
  delete(name, value = undefined) {
    const pairs = this.#pairs;
    required(arguments.length, 1, "delete");
    const key = scalarText(name);
    const wanted = value === undefined ? undefined : scalarText(value);
    this.#pairs = pairs.filter(
      ([one, other]) => one !== key || (wanted !== undefined && other !== wanted),
    );
    this.#changed?.();
  }
  get(name) {
    const pairs = this.#pairs;
    required(arguments.length, 1, "get");
    const key = scalarText(name);
    return pairs.find((pair) => pair[0] === key)?.[1] ?? null;
  }
  getAll(name) {
    const pairs = this.#pairs;
    required(arguments.length, 1, "getAll");
    const key = scalarText(name);
    return pairs.filter((pair) => pair[0] === key).map((pair) => pair[1]);
  }
  has(name, value = undefined) {
    const pairs = this.#pairs;
    required(arguments.length, 1, "has");
    const key = scalarText(name);
    const wanted = value === undefined ? undefined : scalarText(value);
    return pairs.some(([one, other]) => one === key && (wanted === undefined || other === wanted));
  }
  set(name, value) {
    const pairs = this.#pairs;
    required(arguments.length, 2, "set");
    const pair = [scalarText(name), scalarText(value)];
    const index = pairs.findIndex(([one]) => one === pair[0]);
    if (index < 0) pairs.push(pair);
    else this.#pairs = pairs.filter(([one], i) => i <= index || one !== pair[0]);
    if (index >= 0) this.#pairs[index] = pair;
    this.#changed?.();
  }
  sort() {
    this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#changed?.();
  }
  toString() {
    return encodeForm(this.#pairs);
  }

  entries() {
    return walk(this, #pairs in this, ([name, value]) => [name, value]);
  }
  forEach(callback, self = undefined) {
    const pairs = this.#pairs;
    required(arguments.length, 1, "forEach");
    if (typeof callback !== "function")
      throw new TypeError("forEach: the callback must be a function");
    for (let i = 0, now = pairs; i < now.length; i++, now = this.#pairs)
      callback.call(self, now[i][1], now[i][0], this);
  }
  keys() {
    return walk(this, #pairs in this, (pair) => pair[0]);
  }
  values() {
    return walk(this, #pairs in this, (pair) => pair[1]);
  }
}
iterable(URLSearchParams, "entries");
expose(URLSearchParams);

const walkPairs = walker("URLSearchParams", (params) => pairsIn(params));

function walk(params, isOne, pick) {
  if (!isOne) throw new TypeError("not a URLSearchParams");
  return walkPairs(params, pick);
}

// ---- URL ----

function parsed(text, base, call) {
  const input = scalarText(text);
  const from = base === undefined ? undefined : parse(scalarText(base));
  const url = from === null ? null : parse(input, from);
  if (url !== null || call === undefined) return url;
  const error = new TypeError(`${call}: ${JSON.stringify(input)} is no URL`);
  error.code = "ERR_INVALID_URL";
  throw error;
}

const hasNoAuthority = (url) => !url.host || url.scheme === "file:";

class URL {
  #url;
  #query = null; // { params, reset }: made when they are asked for

  constructor(url, base = undefined) {
    required(arguments.length, 1, "new URL");
    this.#url = parsed(url, base, "new URL");
  }

  static canParse(url, base = undefined) {
    required(arguments.length, 1, "URL.canParse");
    return parsed(url, base) !== null;
  }
  static parse(url, base = undefined) {
    required(arguments.length, 1, "URL.parse");
    const record = parsed(url, base);
    if (record === null) return null;
    const made = new URL("a:");
    made.#url = record;
    return made;
  }

  get href() {
    return serialize(this.#url);
  }
  set href(value) {
    this.#url = parsed(value, undefined, "href");
    this.#query?.reset(this.#url.query ?? "");
  }
  get origin() {
    const url = this.#url;
    if (url.scheme === "blob:") {
      const inner = parse(pathOf(url));
      const isWeb = inner !== null && /^https?:$/.test(inner.scheme);
      return isWeb ? inner.scheme + "//" + hostOf(inner) : "null";
    }
    const hasOrigin = isSpecial(url) && url.scheme !== "file:";
    return hasOrigin ? url.scheme + "//" + hostOf(url) : "null";
  }
  get protocol() {
    return this.#url.scheme;
  }
  set protocol(value) {
    change(this.#url, scalarText(value) + ":", "schemeStart");
  }
  get username() {
    return this.#url.username;
  }
  set username(value) {
    const text = scalarText(value);
    if (!hasNoAuthority(this.#url)) this.#url.username = percentEncode(text, USERINFO);
  }
  get password() {
    return this.#url.password;
  }
  set password(value) {
    const text = scalarText(value);
    if (!hasNoAuthority(this.#url)) this.#url.password = percentEncode(text, USERINFO);
  }
  get host() {
    return hostOf(this.#url);
  }
  set host(value) {
    const text = scalarText(value);
    if (typeof this.#url.path !== "string") change(this.#url, text, "host");
  }
  get hostname() {
    return this.#url.host ?? "";
  }
  set hostname(value) {
    const text = scalarText(value);
    if (typeof this.#url.path !== "string") change(this.#url, text, "hostname");
  }
  get port() {
    return this.#url.port === null ? "" : String(this.#url.port);
  }
  set port(value) {
    const text = scalarText(value);
    if (hasNoAuthority(this.#url)) return;
    if (text === "") this.#url.port = null;
    else change(this.#url, text, "port");
  }
  get pathname() {
    return pathOf(this.#url);
  }
  set pathname(value) {
    const text = scalarText(value);
    if (typeof this.#url.path === "string") return;
    this.#url.path = [];
    change(this.#url, text, "pathStart");
  }
  get search() {
    return this.#url.query ? "?" + this.#url.query : "";
  }
  set search(value) {
    const url = this.#url;
    const text = scalarText(value);
    const query = text[0] === "?" ? text.slice(1) : text;
    url.query = text === "" ? null : "";
    change(url, query, "query");
    // They have the blanks that a URL drops, and could not be made from it later.
    if (/[\t\n\r]/.test(query)) this.#connect();
    this.#query?.reset(query);
  }
  get searchParams() {
    this.#connect();
    return this.#query.params;
  }
  get hash() {
    return this.#url.fragment ? "#" + this.#url.fragment : "";
  }
  set hash(value) {
    const text = scalarText(value);
    this.#url.fragment = text === "" ? null : "";
    if (text !== "") change(this.#url, text[0] === "#" ? text.slice(1) : text, "fragment");
  }

  toString() {
    return serialize(this.#url);
  }
  toJSON() {
    return serialize(this.#url);
  }

  #connect() {
    this.#query ??= connect(this.#url.query ?? "", () => {
      const text = encodeForm(pairsIn(this.#query.params));
      this.#url.query = text === "" ? null : text;
    });
  }
}
expose(URL);

return { URL, URLSearchParams };
