// What code of packages gets as `process` (API document, "Packages"): a parameter of its own, no global name.
"use strict";

const stdio = binding("stdio");
const { EventEmitter } = node;
const { cwd, exit } = internal.load("process");

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

const process = {
  env: global.ENV,
  argv: global.ARGV,
  execArgv: [],
  platform: "linux",
  arch: "x64",
  version: "v" + node.version,
  versions,
  title: "node",
  exitCode: undefined,
  browser: false,
  cwd,
  exit,
  nextTick(callback, ...args) {
    queueCall(() => callback(...args));
  },
  hrtime(since = [0, 0]) {
    const now = Date.now();
    const seconds = Math.floor(now / 1000) - since[0];
    return [seconds, (now % 1000) * 1e6 - since[1]];
  },
  uptime: () => 0,
  memoryUsage: () => ({}),
  emitWarning(warning) {
    stdio.writeError("node: " + String(warning?.message ?? warning) + "\n");
  },
  stdout: output(1, (text) => stdio.write(String(text))),
  stderr: output(2, (text) => stdio.writeError(String(text))),
  stdin: { fd: 0, isTTY: stdio.isTerminal(0) },
};
process.hrtime.bigint = () => BigInt(Date.now()) * 1000000n;

const resolved = Promise.resolve();
const { promiseThen } = internal.load("primordials");
function queueCall(call) {
  promiseThen(resolved, call);
}

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
