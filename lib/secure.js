// The option `secure` of connections and servers (API document, "Secure connections"): what scripts give becomes native
// credentials. Loaded when it is first used.
"use strict";

const native = binding("tls");
const { readFile } = binding("script");
const endpoint = internal.load("endpoint");
const { own } = internal.load("limits");

const HANDSHAKE_TIMEOUT = 10000; // ms
const { NODE_EXTRA_AUTHORITIES: EXTRA_AUTHORITIES = "" } = global.ENV;
const VERIFY = new Map([
  [true, native.verify.REQUIRED],
  [false, native.verify.NONE],
  ["optional", native.verify.OPTIONAL],
]);

// Credentials of clients by the object that they were made of, which is read once: connections with the same object
// share them, and the sessions that are kept.
const known = new WeakMap();
let plainClient; // of `true`

// PEM text or bytes from options[name], or from the file options[name + "File"]; "" where neither is given.
function pem(caller, options, name) {
  const given = own(options, name);
  const file = own(options, name + "File");
  if (given !== undefined && file !== undefined)
    throw new TypeError(`${caller}: options.secure has both ${name} and ${name}File`);
  if (file !== undefined) {
    if (typeof file !== "string")
      throw new TypeError(`${caller}: options.secure.${name}File must be a string`);
    return readFile(file);
  }
  if (given === undefined) return "";
  if (typeof given === "string" || ArrayBuffer.isView(given) || given instanceof ArrayBuffer) {
    if (given !== "" && given.byteLength !== 0) return given;
  }
  throw new TypeError(`${caller}: options.secure.${name} must be PEM text or bytes`);
}

function text(caller, options, name, otherwise) {
  const value = own(options, name);
  if (value === undefined) return otherwise;
  if (typeof value === "string" && value !== "") return value;
  throw new TypeError(`${caller}: options.secure.${name} must be a string`);
}

function protocols(caller, options) {
  const value = own(options, "protocols") ?? [];
  const isName = (name) => typeof name === "string" && /^[\x21-\x7e]{1,255}$/.test(name);
  if (Array.isArray(value) && value.every(isName)) return [...value];
  throw new TypeError(`${caller}: options.secure.protocols must be an array of names`);
}

function verify(caller, options, isServer) {
  const value = own(options, "verify") ?? !isServer;
  if (VERIFY.has(value) && (isServer || value !== "optional")) return VERIFY.get(value);
  throw new TypeError(
    `${caller}: options.secure.verify must be true or false` + (isServer ? ' or "optional"' : ""),
  );
}

function makeCredentials(caller, options, isServer) {
  const given = {
    __proto__: null,
    server: isServer,
    certificate: pem(caller, options, "certificate"),
    key: pem(caller, options, "key"),
    passphrase: text(caller, options, "passphrase", ""),
    authorities: pem(caller, options, "authorities"),
    extraAuthoritiesFile: EXTRA_AUTHORITIES,
    verify: verify(caller, options, isServer),
    protocols: protocols(caller, options),
    minVersion: text(caller, options, "minVersion", "TLSv1.2"),
    ciphers: text(caller, options, "ciphers", ""),
    sessions: Boolean(own(options, "sessions") ?? true),
  };
  if (
    isServer
      ? given.certificate === "" || given.key === ""
      : (given.certificate === "") !== (given.key === "")
  ) {
    throw new TypeError(`${caller}: options.secure needs both certificate and key`);
  }
  return new native.Credentials(given);
}

function check(caller, options) {
  if (typeof options === "object" && options !== null) return options;
  throw new TypeError(`${caller}: options.secure must be an object`);
}

function handshakeTimeout(caller, options) {
  return endpoint.milliseconds(caller, own(options, "handshakeTimeout") ?? HANDSHAKE_TIMEOUT);
}

// client(caller, secure, host, port) -> what a binding's connect() takes; undefined where `secure` is absent or false.
function client(caller, secure, host, port) {
  if (secure === undefined || secure === null || secure === false) return undefined;
  const options = secure === true ? {} : check(caller, secure);
  let credentials = secure === true ? plainClient : known.get(secure);
  if (credentials === undefined) {
    credentials = makeCredentials(caller, options, false);
    if (secure === true) plainClient = credentials;
    else known.set(secure, credentials);
  }
  const name = text(caller, options, "serverName", host);
  return {
    __proto__: null,
    credentials,
    name,
    key: name + "|" + host + "|" + port,
    handshakeTimeout: handshakeTimeout(caller, options),
  };
}

// ---- servers ----

const hasOwn = Object.prototype.hasOwnProperty;

// The certificate for a name: its own, or that of "*." and what follows its first dot.
function lookUp(table, name) {
  if (hasOwn.call(table, name)) return table[name];
  const wildcard = "*" + name.slice(name.indexOf("."));
  return name.includes(".") && hasOwn.call(table, wildcard) ? table[wildcard] : undefined;
}

// `names` -> a function from a name to credentials, a promise of them, or undefined.
function chooser(caller, names) {
  if (typeof names === "function") {
    return (name) => names(name);
  }
  if (typeof names !== "object" || names === null)
    throw new TypeError(`${caller}: options.secure.names must be an object or a function`);
  const table = { __proto__: null };
  for (const name of Object.keys(names)) {
    table[name.toLowerCase()] = makeCredentials(caller, check(caller, names[name]), true);
  }
  return (name) => lookUp(table, name);
}

// server(caller, secure) -> what a binding's setSecure() takes, with choose(name, done): `done` is called with credentials,
// with undefined where the name is refused, or with an Error as its second argument.
function server(caller, secure) {
  const options = check(caller, secure);
  const names = own(options, "names");
  const credentials = makeCredentials(caller, options, true);
  const find = names === undefined ? undefined : chooser(caller, names);
  return {
    __proto__: null,
    credentials,
    asks: find !== undefined,
    handshakeTimeout: handshakeTimeout(caller, options),
    choose: (name, done) => choose(caller, find, credentials, name, done),
  };
}

// Credentials of objects that a function of names gave.
const certified = new WeakMap();

function choose(caller, find, otherwise, name, done) {
  const take = (found) => {
    if (found === undefined || found === null) return done(otherwise);
    if (found instanceof native.Credentials) return done(found);
    try {
      let credentials = certified.get(check(caller, found));
      if (credentials === undefined) {
        credentials = makeCredentials(caller, found, true);
        certified.set(found, credentials);
      }
      done(credentials);
    } catch (error) {
      done(undefined, error);
    }
  };
  try {
    const found = find(name.toLowerCase());
    if (typeof found?.then === "function") {
      Promise.resolve(found).then(take, (error) => done(undefined, error));
    } else {
      take(found);
    }
  } catch (error) {
    done(undefined, error);
  }
}

return { client, server };
