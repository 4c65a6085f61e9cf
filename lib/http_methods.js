// The methods of HTTP, as clients use them (RFC 9110, section 9).
"use strict";

const { each, keys, matches, regExpExec, stringIndexOf, stringSlice } =
  internal.load("primordials");

const { HEAD, IDEMPOTENT, CONNECT, HAS_BODY } = binding("http_client").bits;
const PATH = /^\/[\x21\x22\x24-\x7e]*$/; // without a fragment, as most are
const VISIBLE = /^[\x21-\x7e]+$/;
const TARGET = /^(?:\/|[a-z][a-z0-9+.-]*:\/\/[^/?#])/i;
const NAMED = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?]*@)?([^/?]*)/i;
const AUTHORITY = /^[^/?#@]+:\d+$/;

// What is known of a method: what its requests may have for a target, and what holds for their bodies and for sending
// them twice (RFC 9110, section 9.2.2). Of any other, nothing is.
function Method(name, flags, takes = (path) => matches(TARGET, path)) {
  this.name = name;
  this.flags = flags;
  this.takes = takes;
}

const METHODS = {
  get: new Method("GET", IDEMPOTENT),
  head: new Method("HEAD", IDEMPOTENT | HEAD),
  post: new Method("POST", HAS_BODY),
  del: new Method("DELETE", IDEMPOTENT | HAS_BODY),
  put: new Method("PUT", IDEMPOTENT | HAS_BODY),
};

const BY_NAME = {
  __proto__: null,
  OPTIONS: new Method("OPTIONS", IDEMPOTENT, (path) => path === "*" || matches(TARGET, path)),
  TRACE: new Method("TRACE", IDEMPOTENT),
  CONNECT: new Method("CONNECT", CONNECT, (path) => matches(AUTHORITY, path)),
};
each(keys(METHODS), (what) => {
  BY_NAME[METHODS[what].name] = METHODS[what];
});

// methodOf(name) -> what is known of it.
function methodOf(name) {
  return BY_NAME[name] ?? new Method(name, HAS_BODY);
}

// targetOf(what, method, path) -> the path of a request as it goes out, without its fragment. Throws a TypeError, beginning
// with `what`, for what is none.
function targetOf(what, method, given) {
  if (given === undefined || given === null)
    throw new TypeError(what + ": the path must be a string");
  if (typeof given === "string" && (method.flags & CONNECT) === 0 && matches(PATH, given))
    return given;
  const path = String(given);
  if (!matches(VISIBLE, path)) {
    throw new TypeError(
      `${what}: the path must be of printable ASCII characters without spaces: ${JSON.stringify(path)}`,
    );
  }
  if (!method.takes(path)) {
    throw new TypeError(
      what + ': the path must begin with "/" or be a whole URL: ' + JSON.stringify(path),
    );
  }
  const hash = stringIndexOf(path, "#");
  return hash < 0 ? path : stringSlice(path, 0, hash);
}

// hostOf(target) -> the server that the target of a request names, which its header Host names as well (RFC 9112, section
// 3.2); undefined where it is a path or "*".
function hostOf(target) {
  if (target[0] === "/" || target === "*") return undefined;
  return regExpExec(NAMED, target)[1];
}

// METHODS: those that a client has a function for, by the name of that.
return { METHODS, VISIBLE, methodOf, targetOf, hostOf };
