// The process as the system sees it (API document, "The Process"): node.pid, node.chdir and the like.
"use strict";

const native = binding("system");
const { isTerminal } = binding("stdio");
const { later } = binding("loop");
const { isAbsent } = internal.load("limits");
const signalNumber = internal.load("signal_number");
const { isInteger } = Number;
const { isArray } = Array;

const MAX_ID = 0xfffffffe; // the one above stands for "no change" in the system's calls

// A Number object counts as its number.
function plain(value) {
  return value instanceof Number ? Number(value) : value;
}

function integer(caller, name, given, least, most) {
  const value = plain(given);
  if (isInteger(value) && value >= least && value <= most) return value;
  throw new TypeError(`${caller}: ${name} must be an integer from ${least} to ${most}`);
}

// A user or group: a number or a name.
function id(caller, name, given) {
  const value = plain(given);
  if (typeof value === "string" && value !== "" && !value.includes("\0")) return value;
  if (isInteger(value) && value >= 0 && value <= MAX_ID) return value;
  throw new TypeError(`${caller}: ${name} must be a name, or an integer from 0 to ${MAX_ID}`);
}

function descriptor(caller, fd) {
  return integer(caller, "fd", isAbsent(fd) ? 1 : fd, 0, 0x7fffffff);
}

return {
  id,
  integer,
  plain,
  pid: native.pid,

  // The process that started this one, or 1 when that has gone.
  get ppid() {
    return native.ppid();
  },

  // The name that ps and top show, cut to the length of the command line.
  get title() {
    return native.title();
  },
  set title(title) {
    native.setTitle(String(title));
  },

  // node.chdir(path): the folder from now on.
  chdir: native.chdir,

  // node.umask(mask) -> the mask before; without an argument nothing is changed.
  umask(mask) {
    return native.umask(isAbsent(mask) ? undefined : integer("umask", "mask", mask, 0, 0o777));
  },

  // node.kill(pid, signal = node.SIGTERM): 0 is this process's group, a negative number the group -pid. Signal 0 only
  // looks whether it is there.
  kill(pid, signal) {
    const number = signalNumber("kill", signal, node.SIGTERM);
    native.kill(integer("kill", "pid", pid, -0x7fffffff, 0x7fffffff), number);
    // Its listeners hear of a signal to this process before the program ends.
    if (pid === native.pid || pid <= 0) later(() => {});
  },

  hostname: native.hostname,

  // node.uptime() -> seconds since the process was started
  uptime: native.uptime,

  // node.now() -> milliseconds on a clock that nobody sets
  now: binding("timers").now,

  // node.memoryUsage() -> { rss, heapTotal, heapUsed, external, arrayBuffers }, in bytes
  memoryUsage: native.memoryUsage,

  // node.cpuUsage(since) -> { user, system } in microseconds, of all threads, since an earlier outcome or the start.
  cpuUsage(since) {
    const usage = native.cpuUsage();
    if (isAbsent(since)) return usage;
    const { user, system } = since;
    if (!Number.isFinite(user) || !Number.isFinite(system))
      throw new TypeError("cpuUsage: since must be what cpuUsage() has returned");
    return { user: usage.user - user, system: usage.system - system };
  },

  // node.setUser(uid, gid, groups): changes the user and groups of the process, for good.
  setUser(uid, gid, groups) {
    const user = id("setUser", "uid", uid);
    const group = isAbsent(gid) ? undefined : id("setUser", "gid", gid);
    if (!isAbsent(groups) && !isArray(groups))
      throw new TypeError("setUser: groups must be an array");
    const given = isAbsent(groups) ? [] : groups;
    const others = [];
    for (let i = 0; i < given.length; i++) others[i] = id("setUser", "each of groups", given[i]);
    native.setUser(user, group, isAbsent(groups) ? undefined : others);
  },

  // node.isTerminal(fd = 1)
  isTerminal(fd) {
    return isTerminal(descriptor("isTerminal", fd));
  },

  // node.terminalSize(fd = 1) -> { columns, rows }; throws an Error (ENOTTY) where it is no terminal.
  terminalSize(fd) {
    return native.terminalSize(descriptor("terminalSize", fd));
  },
};
