// The arguments that name one end of a connection: ports, hosts, backlogs. What listen and connect
// of every section take; a wrong one throws a TypeError that names it.
"use strict";

const { own } = internal.load("limits");

// A number, a numeric string or an object of either kind as a number; NaN for anything else.
function toNumber(value) {
  if (typeof value === "number") return value;
  if (value instanceof Number) return Number(value);
  if (typeof value !== "string" && !(value instanceof String)) return NaN;
  const text = String(value).trim();
  return text === "" ? NaN : Number(text);
}

function isAbsent(value) {
  return value === undefined || value === null;
}

function integer(caller, name, value, least, most) {
  const number = toNumber(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
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

// listening(caller, port, host, backlog, options, defaults) -> the options of a binding's listen(), from
// listen(port[, host[, backlog]]) or listen(port, backlog). No host is "", which means every address; an
// absent backlog is that of the server's options, or the default.
function listening(caller, portValue, hostValue, backlogValue, options, defaults) {
  if (isAbsent(backlogValue) && (typeof hostValue === "number" || hostValue instanceof Number)) {
    [hostValue, backlogValue] = [undefined, hostValue];
  }
  backlogValue ??= own(options, "backlog") ?? defaults.backlog;
  return {
    __proto__: null,
    port: port(caller, portValue),
    host: host(caller, hostValue, ""),
    backlog: integer(caller, "backlog", backlogValue, 1, 65535),
    reusePort: Boolean(own(options, "reusePort")),
  };
}

// milliseconds(caller, value) -> 0 to 2^31-1, fractions rounded up.
function milliseconds(caller, value) {
  const number = toNumber(value);
  if (number >= 0) return Math.min(Math.ceil(number), 0x7fffffff);
  throw new TypeError(`${caller}: timeout must be a number of milliseconds`);
}

return { port, host, listening, milliseconds };
