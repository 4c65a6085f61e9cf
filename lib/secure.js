// The option `secure` of connections and servers (API document, "Secure connections"): what scripts give becomes native
// credentials. Loaded when it is first used.
"use strict";

const native = binding("tls");
const limits = internal.load("limits");
const { weakMapGet, weakMapSet } = internal.load("primordials");
const { own } = limits;

const { NODE_EXTRA_AUTHORITIES: EXTRA_AUTHORITIES = "" } = global.ENV;
const { NONE, OPTIONAL, REQUIRED } = native.verify;
const CLIENT_LIMITS = { handshakeTimeout: 0 };
const SERVER_LIMITS = { handshakeTimeout: 0, maxHandshakes: 0 };
const CERTIFICATE = ["certificate", "certificateFile", "key", "keyFile", "passphrase"];

// Credentials of clients, and certificates of names, by the object that they were made of, which is read once.
const clients = new WeakMap();
const certificates = new WeakMap();
const PLAIN = Object.freeze({}); // the options of a client's `true`

function fail(caller, name, what) {
  throw new TypeError(`${caller}: options.secure.${name} ${what}`);
}

// `value`, where it is text or bytes, and not empty.
function textOrBytes(value) {
  const isBytes = ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
  return (isBytes ? value.byteLength : typeof value === "string" && value) ? value : undefined;
}

function secret(caller, options, name, what) {
  const given = own(options, name);
  if (given === undefined || given === "") return "";
  return textOrBytes(given) ?? fail(caller, name, `must be ${what} or bytes`);
}

// PEM in options[name], or in the file options[name + "File"], which C++ reads.
function addPem(caller, options, name, given) {
  const file = name + "File";
  given[name] = secret(caller, options, name, "PEM text");
  given[file] = text(caller, options, file, "");
  if (given[name] !== "" && given[file] !== "")
    throw new TypeError(`${caller}: options.secure has both ${name} and ${file}`);
  return given[name] !== "" || given[file] !== "";
}

function text(caller, options, name, otherwise) {
  const value = own(options, name);
  if (value === undefined) return otherwise;
  if (typeof value === "string" && value !== "") return value;
  return fail(caller, name, "must be a string");
}

function protocols(caller, options) {
  const value = own(options, "protocols") ?? [];
  const isName = (name) => typeof name === "string" && /^[\x21-\x7e]{1,255}$/.test(name);
  if (Array.isArray(value) && value.every(isName)) return [...value];
  return fail(caller, "protocols", "must be an array of names");
}

function minVersion(caller, options) {
  const value = own(options, "minVersion") ?? "TLSv1.2";
  if (value === "TLSv1.2" || value === "TLSv1.3") return value;
  return fail(caller, "minVersion", 'must be "TLSv1.2" or "TLSv1.3"');
}

// The name that a client verifies: `host`, unless another is given.
function serverName(caller, options, host) {
  const name = text(caller, options, "serverName", undefined) ?? host;
  if (name === "" && verify(caller, options, false) === REQUIRED)
    fail(caller, "serverName", "is needed: the connection does not know the server's name");
  if (name === host || /^[\x21-\x7e]{1,255}$/.test(name)) return name;
  return fail(caller, "serverName", "must be a host name or an address");
}

function verify(caller, options, isServer) {
  const value = own(options, "verify") ?? !isServer;
  if (typeof value === "boolean") return value ? REQUIRED : NONE;
  if (isServer && value === "optional") return OPTIONAL;
  return fail(caller, "verify", "must be true or false" + (isServer ? ' or "optional"' : ""));
}

function sessions(caller, options) {
  const value = own(options, "sessions") ?? true;
  return typeof value === "boolean" ? value : fail(caller, "sessions", "must be true or false");
}

function makeCredentials(caller, options, isServer) {
  const given = {
    __proto__: null,
    server: isServer,
    passphrase: secret(caller, options, "passphrase", "text"),
    extraAuthoritiesFile: EXTRA_AUTHORITIES,
    verify: verify(caller, options, isServer),
    protocols: protocols(caller, options),
    minVersion: minVersion(caller, options),
    ciphers: text(caller, options, "ciphers", ""),
    sessions: sessions(caller, options),
  };
  const hasCertificate = addPem(caller, options, "certificate", given);
  const hasKey = addPem(caller, options, "key", given);
  addPem(caller, options, "authorities", given);
  if (hasCertificate !== hasKey || (isServer && !hasKey))
    throw new TypeError(`${caller}: options.secure needs both certificate and key`);
  return new native.Credentials(given);
}

function check(caller, options) {
  if (typeof options === "object" && options !== null) return options;
  throw new TypeError(`${caller}: options.secure must be an object`);
}

function credentialsOf(caller, map, options, isServer) {
  let credentials = weakMapGet(map, options);
  if (credentials === undefined) {
    credentials = makeCredentials(caller, options, isServer);
    weakMapSet(map, options, credentials);
  }
  return credentials;
}

// client(caller, secure, host, port) -> what a binding's connect() takes.
function client(caller, secure, host, port) {
  const options = secure === true ? PLAIN : check(caller, secure);
  const name = serverName(caller, options, host);
  return {
    ...limits.read(caller, options, CLIENT_LIMITS, native.defaults, "options.secure"),
    credentials: credentialsOf(caller, clients, options, false),
    name,
    key: name + "|" + host + "|" + port + "|",
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

// The certificate { certificate, key, passphrase } of a name; all else is the server's own.
function certificate(caller, options) {
  if (typeof options !== "object" || options === null)
    fail(caller, "names", "must give objects, with certificate and key");
  for (const name of Object.keys(options)) {
    if (!CERTIFICATE.includes(name))
      fail(caller, "names", `has certificates only: ${name} is the server's own`);
  }
  return credentialsOf(caller, certificates, options, true);
}

// `names` -> a function from a name to a certificate, a promise of one, or undefined.
function chooser(caller, names) {
  if (typeof names === "function") return (name) => names(name);
  if (typeof names !== "object" || names === null)
    fail(caller, "names", "must be an object or a function");
  const table = { __proto__: null };
  for (const name of Object.keys(names)) {
    certificate(caller, names[name]); // a bad one throws now
    table[name.toLowerCase()] = names[name];
  }
  return (name) => lookUp(table, name);
}

// server(caller, secure) -> what a binding's setSecure() takes, with choose(name, done): `done` is called with
// credentials, with undefined where the name is refused, or with an Error as its second argument.
function server(caller, secure) {
  const options = check(caller, secure);
  const names = own(options, "names");
  const credentials = makeCredentials(caller, options, true);
  const find = names === undefined ? undefined : chooser(caller, names);
  return {
    ...limits.read(caller, options, SERVER_LIMITS, native.defaults, "options.secure"),
    credentials,
    asks: find !== undefined,
    choose: (name, done) => choose(caller, find, credentials, name, done),
  };
}

function choose(caller, find, otherwise, name, done) {
  const refuse = (error) => done(undefined, error);
  const take = (found) => {
    let credentials = otherwise;
    try {
      if (found !== undefined && found !== null) credentials = certificate(caller, found);
    } catch (error) {
      return refuse(error);
    }
    done(credentials);
  };
  try {
    const found = find(name.toLowerCase());
    if (typeof found?.then === "function") Promise.resolve(found).then(take, refuse);
    else take(found);
  } catch (error) {
    refuse(error);
  }
}

return { client, server };
