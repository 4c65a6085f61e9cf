// What code of packages gets as `process` (API document, "Packages"): a parameter of its own, no global name.
"use strict";

const stdio = binding("stdio");
const { EventEmitter } = node;
const { cwd, exit } = internal.load("process");
const system = internal.load("system");
const { arch } = internal.load("small_os");
const { callable } = internal.load("small_errors");

function output(fd, write) {
  return {
    fd,
    isTTY: stdio.isTerminal(fd),
    write(text) {
      write(text);
      return true;
    },
  };
}

const versions = { node: node.version };

let queueMicrotask; // loaded by the first use

// A clock that nobody sets, in nanoseconds.
const nanoseconds = () => BigInt(Math.round(system.now() * 1e6));
const SECOND = 1000000000n;

const process = {
  env: global.ENV,
  argv: global.ARGV,
  execArgv: [],
  platform: "linux",
  arch: arch(),
  pid: node.pid,
  get ppid() {
    return node.ppid;
  },
  version: "v" + node.version,
  versions,
  title: "node",
  get exitCode() {
    return node.exitCode;
  },
  set exitCode(code) {
    node.exitCode = code;
  },
  browser: false,
  cwd,
  exit,
  nextTick(callback, ...args) {
    callable(callback, "callback");
    queueMicrotask ??= internal.load("web_clone").queueMicrotask;
    queueMicrotask(() => callback(...args));
  },
  hrtime(since) {
    const now = nanoseconds() - (since ? BigInt(since[0]) * SECOND + BigInt(since[1]) : 0n);
    const nanos = ((now % SECOND) + SECOND) % SECOND;
    return [Number((now - nanos) / SECOND), Number(nanos)];
  },
  chdir: (path) => node.chdir(path),
  kill: (pid, signal) => node.kill(pid, signal),
  umask: (mask) => node.umask(mask),
  uptime: system.uptime,
  memoryUsage: system.memoryUsage,
  cpuUsage: system.cpuUsage,
  emitWarning(warning) {
    stdio.writeError("node: " + String(warning?.message ?? warning) + "\n");
  },
  stdout: output(1, (text) => stdio.write(String(text))),
  stderr: output(2, (text) => stdio.writeError(String(text))),
  stdin: { fd: 0, isTTY: stdio.isTerminal(0) },
};
process.hrtime.bigint = nanoseconds;

// Its listeners are those of the program's process.
for (const name of ["on", "once", "addListener"]) {
  process[name] = (event, listener) => {
    EventEmitter.prototype.addListener.call(global, event, listener);
    return process;
  };
}
for (const name of ["off", "removeListener"]) {
  process[name] = (event, listener) => {
    EventEmitter.prototype.removeListener.call(global, event, listener);
    return process;
  };
}
process.emit = (event, ...args) => EventEmitter.prototype.emit.call(global, event, args);
process.listeners = (event) => EventEmitter.prototype.listeners.call(global, event);

return process;
