// The options of a child process, checked and as the binding takes them (API document, "Child Processes").
"use strict";

const { PIPE, NULL } = binding("child_process").kinds;
const { check, isAbsent, own } = internal.load("limits");
const { id, integer, plain } = internal.load("system");
const signalNumber = internal.load("signal_number");
const { isArray, isInteger, keys, stringIncludes } = internal.load("primordials");

const MAX_TIME = 0x7fffffff;

// What one of the child's descriptors is: "pipe", "inherit", "ignore", or a descriptor of ours.
function kind(caller, given, name, fd, otherwise) {
  const value = plain(own(given, name) ?? otherwise);
  if (value === "pipe") return PIPE;
  if (value === "ignore") return NULL;
  if (value === "inherit") return fd;
  if (isInteger(value) && value >= 0 && value <= MAX_TIME) return value;
  const words = '"pipe", "inherit", "ignore" or a descriptor';
  throw new TypeError(`${caller}: options.${name} must be ${words}`);
}

// An environment as "NAME=value"; ENV as it is now where none is given.
function environment(caller, given) {
  const env = isAbsent(given) ? global.ENV : given;
  if (typeof env !== "object" || env === null) {
    if (isAbsent(given)) return undefined;
    throw new TypeError(caller + ": options.env must be an object");
  }
  const entries = [];
  const names = keys(env);
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (isAbsent(env[name])) continue;
    const value = String(env[name]);
    if (name !== "" && !stringIncludes(name, "=") && !stringIncludes(name + value, "\0"))
      entries[entries.length] = name + "=" + value;
    else throw new TypeError(`${caller}: ${JSON.stringify(name)} cannot stand in an environment`);
  }
  return entries;
}

function who(caller, given, name) {
  const value = own(given, name);
  return isAbsent(value) ? undefined : id(caller, "options." + name, value);
}

// childOptions(caller, options, stdin = "pipe") -> what the binding's spawn() takes
function childOptions(caller, options, stdin) {
  const given = check(caller, options);
  const cwd = own(given, "cwd");
  return {
    __proto__: null,
    caller,
    env: environment(caller, own(given, "env")),
    cwd: isAbsent(cwd) ? undefined : cwd,
    stdin: kind(caller, given, "stdin", 0, stdin ?? "pipe"),
    stdout: kind(caller, given, "stdout", 1, "pipe"),
    stderr: kind(caller, given, "stderr", 2, "pipe"),
    group: Boolean(own(given, "group")),
    uid: who(caller, given, "uid"),
    gid: who(caller, given, "gid"),
    encoding: own(given, "encoding") ?? undefined,
  };
}

// command(caller, value) -> a string for the shell, or an array of strings
function command(caller, value) {
  if (!isArray(value)) return value;
  if (value.length > 0) return value;
  throw new TypeError(caller + ": the command must not be empty");
}

// timeout(caller, options) -> milliseconds; 0 is none
function timeout(caller, options) {
  const value = own(check(caller, options), "timeout");
  return isAbsent(value) ? 0 : integer(caller, "options.timeout", value, 0, MAX_TIME);
}

// killSignal(caller, options) -> a number
function killSignal(caller, options) {
  const value = own(check(caller, options), "killSignal");
  return signalNumber(caller, value, node.SIGTERM, "options.killSignal");
}

return { childOptions, command, timeout, killSignal };
