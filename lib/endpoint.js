// The arguments that name one end of a connection: ports, hosts, paths, backlogs. What listen and connect
// of every section take; a wrong one throws a TypeError that names it.
"use strict";

const { check, isAbsent, own, toNumber } = internal.load("limits");
const { isInteger, stringIncludes, stringSlice } = internal.load("primordials");

function integer(caller, name, value, least, most) {
  const number = toNumber(value);
  if (isInteger(number) && number >= least && number <= most) return number;
  throw new TypeError(`${caller}: ${name} must be an integer from ${least} to ${most}`);
}

// port(caller, value) -> 0 to 65535
function port(caller, value) {
  return integer(caller, "port", value, 0, 65535);
}

// host(caller, value, otherwise) -> a name or numeric address; `otherwise` where it is absent.
function host(caller, value, otherwise) {
  if (isAbsent(value) || value === "") return otherwise;
  if (typeof value === "string" || value instanceof String) return String(value);
  throw new TypeError(`${caller}: host must be a string`);
}

// An IPv6 address as it is, and as it stands in front of a port. Other hosts stay what they are.
function withoutBrackets(name) {
  return name[0] === "[" && name[name.length - 1] === "]" ? stringSlice(name, 1, -1) : name;
}

function withBrackets(name) {
  return stringIncludes(name, ":") ? "[" + name + "]" : name;
}

// Whether a value in the place of a port is the path of a Unix socket, or "@name" for an abstract one.
function isPath(value) {
  if (typeof value !== "string" && !(value instanceof String)) return false;
  const text = String(value);
  return text[0] === "@" || stringIncludes(text, "/");
}

function path(caller, value) {
  const text = String(value);
  if (!stringIncludes(text, "\0")) return text;
  throw new TypeError(`${caller}: the path must not contain NUL`);
}

// portOrPath(caller, value) -> a number, or the path of a Unix socket
function portOrPath(caller, value) {
  return isPath(value) ? path(caller, value) : port(caller, value);
}

// unixPath(caller, value) -> the path of a Unix socket; undefined where there is none.
function unixPath(caller, value) {
  if (isAbsent(value)) return undefined;
  if (isPath(value)) return path(caller, value);
  throw new TypeError(caller + ': options.unix must be a path, or "@name"');
}

// The `mode` of listen(path, { mode }): undefined, or 0 to 0o777.
function fileMode(caller, given, socketPath) {
  const mode = own(given, "mode");
  if (isAbsent(mode)) return undefined;
  if (socketPath[0] === "@") throw new TypeError(`${caller}: an abstract socket has no mode`);
  if (isInteger(mode) && mode >= 0 && mode <= 0o777) return mode;
  throw new TypeError(`${caller}: mode must be an integer from 0 to 0o777`);
}

// listening(caller, port, host, backlog, options, defaults) -> the options of a binding's listen(), from
// listen(port[, host[, backlog]]), listen(port, backlog), listen(path, { mode, backlog }) or
// listen({ fd }). No host is "", which means every address; an absent backlog is that of the server's
// options, or the default.
function listening(caller, first, second, third, options, defaults) {
  const end = { __proto__: null, port: 0, host: "", reusePort: false };
  let backlog = third;
  if (isPath(first)) {
    const given = check(caller, second);
    end.path = path(caller, first);
    end.mode = fileMode(caller, given, end.path);
    backlog ??= own(given, "backlog");
  } else if (typeof first === "object" && first !== null && own(first, "fd") !== undefined) {
    end.fd = integer(caller, "fd", first.fd, 0, 0x7fffffff);
  } else {
    const isBacklog = typeof second === "number" || second instanceof Number;
    if (isAbsent(backlog) && isBacklog) [second, backlog] = [undefined, second];
    end.port = port(caller, first);
    end.host = host(caller, second, "");
    end.reusePort = Boolean(own(options, "reusePort"));
  }
  backlog ??= own(options, "backlog") ?? defaults.backlog;
  end.backlog = integer(caller, "backlog", backlog, 1, 65535);
  return end;
}

// milliseconds(caller, value, name) -> 0 to 2^31-1, fractions rounded up.
function milliseconds(caller, value, name = "timeout") {
  const number = toNumber(value);
  if (number >= 0) return Math.min(Math.ceil(number), 0x7fffffff);
  throw new TypeError(`${caller}: ${name} must be a number of milliseconds`);
}

return {
  port,
  isPath,
  portOrPath,
  unixPath,
  host,
  withoutBrackets,
  withBrackets,
  listening,
  milliseconds,
};
