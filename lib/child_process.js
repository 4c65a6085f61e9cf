// Child processes (API document, "Child Processes"): node.ChildProcess and node.createChildProcess.
//
// Each spawn makes a native Process of its own.
"use strict";

const native = binding("child_process");
const { later } = binding("loop");
const { addGiven } = internal.load("events");
const EventEmitter = node.EventEmitter;

// new node.ChildProcess(): emits "output" and "error" (strings, then null once each) and, last, "exit".
function ChildProcess() {}
node.inherits(ChildProcess, EventEmitter);

// The one spawned last; undefined before.
ChildProcess.prototype._process = undefined;
ChildProcess.prototype.pid = undefined;

// child.spawn(command) -> child. Runs the command with /bin/sh -c; throws an Error where the system cannot start one.
ChildProcess.prototype.spawn = function (command) {
  if (this._process !== undefined && this._process.isRunning()) {
    throw new Error("spawn: the child is running already");
  }
  const process = new native.Process(this);
  this.pid = process.spawn(command);
  this._process = process;
  return this;
};

// child.write(data, encoding = "ascii") -> true, or false when its stdin is closed or it has gone.
ChildProcess.prototype.write = function (data, encoding) {
  return this._process !== undefined && this._process.write(data, encoding);
};

// The bytes that wait to be written to the child's stdin. When there were more than 64 KiB, "drain" follows once they
// have gone.
internal.getter(ChildProcess.prototype, "backlog", function () {
  return this._process === undefined ? 0 : this._process.backlog();
});

// child.close() -> true, or false when its stdin was closed before. What was written goes out first.
ChildProcess.prototype.close = function () {
  return this._process !== undefined && this._process.close();
};

// A signal as scripts write it, a number or its name, as a number; undefined for anything else.
function signalNumber(signal) {
  if (signal instanceof String || signal instanceof Number) signal = signal.valueOf();
  if (typeof signal === "string") signal = /^SIG[A-Z0-9]+$/.test(signal) ? node[signal] : undefined;
  return Number.isInteger(signal) && signal >= 0 && signal < 128 ? signal : undefined;
}

// child.kill(signal = node.SIGTERM): a number, or its name. Throws an Error when the child has ended.
ChildProcess.prototype.kill = function (signal) {
  const number = signal === undefined || signal === null ? node.SIGTERM : signalNumber(signal);
  if (number === undefined)
    throw new TypeError("kill: the signal must be a number like node.SIGTERM");
  if (this._process === undefined) throw new Error("kill: the child was not started");
  this._process.kill(number);
};

// ---- its ends of a pump ----

function exitError(code, signal) {
  const how = signal === undefined ? "ended with code " + code : "was killed by " + signal;
  return new Error("pump: the child " + how);
}

// Its stdout. What a child that failed has written is not all, however it looks: it is complete once it
// has ended with code 0, or anyhow with { anyExit: true }.
ChildProcess.prototype[internal.source] = function ({ anyExit }) {
  const process = this._process;
  let isOpen = true;
  return {
    start: ({ data, end, fail }) => {
      if (process === undefined || !process.isRunning()) {
        return later(() => fail(new Error("pump: the child does not run")));
      }
      process.setOutputEncoding("bytes");
      this.addListener("output", (bytes) => {
        if (bytes !== null) data(bytes);
        else isOpen = false;
      });
      this.addListener("exit", (code, signal) => {
        isOpen = false;
        if (code === 0 || anyExit) end();
        else fail(exitError(code, signal));
      });
      process.resumeOutput();
    },
    pause: () => process.pauseOutput(),
    resume: () => process.resumeOutput(),
    stop: () => {
      if (isOpen && process !== undefined) process.closeOutput();
    },
  };
};

// The child's stdin. When its input is broken off the child is killed: it would take the part for the
// whole.
ChildProcess.prototype[internal.sink] = function () {
  return {
    start: (drain, fail) => {
      this.addListener("drain", drain);
      this.addListener("exit", () => fail(new Error("pump: the child ended before it had all")));
    },
    write: (bytes) => {
      if (!this.write(bytes)) throw new Error("pump: the child takes no more input");
      return this.backlog <= native.highWater;
    },
    end: (done) => {
      this.close();
      done();
    },
    breakOff: () => {
      try {
        this.kill();
      } catch {
        // It has ended.
      }
    },
  };
};

native.setEvents({
  Process: {
    output: internal.emits("output"),
    error: internal.emits("error"),
    drain: internal.emits("drain"),
    exit: internal.emits("exit"),
  },
});

// node.createChildProcess(command[, listener]) -> node.ChildProcess, running; the listener is one for "output".
function createChildProcess(command, listener) {
  const child = new ChildProcess();
  addGiven(child, "createChildProcess", "output", listener);
  return child.spawn(command);
}

return { ChildProcess, createChildProcess };
