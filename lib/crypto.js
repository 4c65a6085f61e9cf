// Hashes and secrets (API document, "Hashes and Secrets"): node.crypto.
//
// OpenSSL is opened by the first call that needs it. Data is a string, which is taken as UTF-8, or bytes.
"use strict";

const native = binding("crypto");
const { encode, decode, formOf } = internal.load("encode");
const { emitSuccess, emitError } = node.Promise.prototype;

// They are made at once: the loop stands still for a fifth of a second.
const MAX_RANDOM_BYTES = 2 ** 26;
const OUTCOMES = ["bytes", "hex", "base64", "base64url"];

// The encodings of outcomes that promises are to give.
const encodings = new WeakMap();

native.setEvents({
  Request: {
    succeed(value) {
      const encoding = encodings.get(this);
      emitSuccess.call(this, [encoding === undefined ? value : outcome(value, encoding)]);
    },
    fail(error) {
      emitError.call(this, [error]);
    },
  },
});

// An encoding of outcomes, "bytes" where it is absent. It is looked at before anything is done.
function outcomeEncoding(caller, encoding) {
  if (encoding === undefined || encoding === null) return "bytes";
  const name = typeof encoding === "string" ? encoding.toLowerCase() : "";
  if (OUTCOMES.includes(name)) return name;
  throw new TypeError(caller + ': encoding must be "bytes", "hex", "base64" or "base64url"');
}

function outcome(buffer, encoding) {
  const bytes = new Uint8Array(buffer);
  return encoding === "bytes" ? bytes : decode(bytes, encoding);
}

// The text of a digest, or its bytes.
function digested(value) {
  return typeof value === "string" ? value : new Uint8Array(value);
}

function mustBeBytes(caller, name, value) {
  if (typeof value !== "string" && !(value instanceof String)) return;
  throw new TypeError(caller + ": " + name + " must be bytes, not a string: see node.encode");
}

function digest(algorithm, data, encoding) {
  const name = outcomeEncoding("digest", encoding);
  return digested(native.digest(algorithm, data, formOf(name)));
}

function hmac(algorithm, key, data, encoding) {
  const name = outcomeEncoding("hmac", encoding);
  return digested(native.hmac(algorithm, key, data, formOf(name)));
}

// new Hash(algorithm, key): a digest in pieces, an HMAC where there is a key.
function Hash(algorithm, key) {
  if (!(this instanceof Hash)) return new Hash(algorithm, key);
  this._hash = new native.Hash(algorithm, key ?? undefined);
}

// The encoding is that of a string: "utf8" if absent.
Hash.prototype.update = function (data, encoding) {
  const isText = typeof data === "string" && encoding !== undefined && encoding !== null;
  this._hash.update(isText ? encode(data, encoding) : data);
  return this;
};

// Once, last.
Hash.prototype.digest = function (encoding) {
  const name = outcomeEncoding("digest", encoding);
  return digested(this._hash.digest(formOf(name)));
};

function digestFile(algorithm, path, encoding) {
  const name = outcomeEncoding("digestFile", encoding);
  const promise = new node.Promise();
  native.digestFile(promise, algorithm, path);
  encodings.set(promise, name);
  return promise;
}

function randomBytes(size, encoding) {
  const name = outcomeEncoding("randomBytes", encoding);
  if (!Number.isInteger(size) || size < 0 || size > MAX_RANDOM_BYTES) {
    throw new TypeError("randomBytes: n must be an integer from 0 to " + MAX_RANDOM_BYTES);
  }
  return outcome(native.randomBytes(size), name);
}

// An integer from min to max - 1.
function randomInt(min, max) {
  if (!Number.isSafeInteger(min)) throw new TypeError("randomInt: min must be a safe integer");
  if (!Number.isSafeInteger(max) || max <= min || max - min > Number.MAX_SAFE_INTEGER) {
    throw new TypeError(
      "randomInt: max must be a safe integer above min, 2^53 - 1 above it at most",
    );
  }
  return min + native.randomBelow(max - min);
}

function hashPassword(password) {
  const promise = new node.Promise();
  native.hashPassword(promise, password);
  return promise;
}

function verifyPassword(password, hash) {
  const promise = new node.Promise();
  native.verifyPassword(promise, password, hash);
  return promise;
}

function seal(key, data, extra) {
  return new Uint8Array(native.seal(key, data, extra ?? ""));
}

function open(key, sealed, extra) {
  mustBeBytes("open", "sealed", sealed);
  return new Uint8Array(native.open(key, sealed, extra ?? ""));
}

// Names of algorithms count in any case.
function lowerCase(algorithm) {
  return typeof algorithm === "string" ? algorithm.toLowerCase() : algorithm;
}

function sign(algorithm, key, data, encoding) {
  const name = outcomeEncoding("sign", encoding);
  return outcome(native.sign(lowerCase(algorithm), key, data), name);
}

function verify(algorithm, key, data, signature) {
  mustBeBytes("verify", "signature", signature);
  return native.verify(lowerCase(algorithm), key, data, signature);
}

return {
  digest,
  hmac,
  Hash,
  digestFile,
  randomBytes,
  randomInt,
  randomUUID: native.randomUUID,
  equal: native.equal,
  hashPassword,
  verifyPassword,
  seal,
  open,
  sign,
  verify,
};
