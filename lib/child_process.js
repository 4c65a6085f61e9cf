// Child processes (API document, "Child Processes"): node.ChildProcess and node.createChildProcess.
//
// Each spawn makes a native Process of its own.
"use strict";

const native = binding("child_process");
const { later } = binding("loop");
const { coded } = internal;
const { addGiven } = internal.load("events");
const signalNumber = internal.load("signal_number");
const { childOptions, command: commandOf, timeout, killSignal } = internal.load("child_options");
const { Timer } = internal.load("timers");
const EventEmitter = node.EventEmitter;

const START = Symbol("start");
const TIMER = Symbol("timer");
const UNREF = Symbol("unref");
const SENT_ENCODING = Symbol("sent encoding");
const ENDED = Symbol("ended");
const REPORT = Symbol("report");

// new node.ChildProcess(): emits "output" and "error" (strings, then null once each) and, last, "exit".
function ChildProcess() {}
node.inherits(ChildProcess, EventEmitter);

// The one spawned last; undefined before.
ChildProcess.prototype._process = undefined;
ChildProcess.prototype.pid = undefined;

ChildProcess.prototype[TIMER] = undefined;
ChildProcess.prototype[SENT_ENCODING] = undefined;
ChildProcess.prototype[UNREF] = false;

// child[ENDED](), where it is set, is called when the process has gone; its outputs may still be open.
ChildProcess.prototype[ENDED] = undefined;

// child[REPORT](text), where it is set before the start, gets what the child writes to descriptor 3, and null at the
// end.
ChildProcess.prototype[REPORT] = undefined;

// child.spawn(command, options) -> child. Runs a string with /bin/sh -c, an array of strings (file, arguments...)
// without a shell; throws an Error where the system cannot start it.
ChildProcess.prototype.spawn = function (command, options) {
  return this[START]("spawn", command, options);
};

// For node.run: stdin is "ignore" unless the options say so, and whoever has inherited the outputs of a child that is
// killed in the end is not waited for.
ChildProcess.prototype[START] = function (caller, command, options, stdin, onTimeout) {
  if (this._process !== undefined && this._process.isRunning()) {
    throw coded("EBUSY", "spawn: the child is running already");
  }
  const process = new native.Process(this);
  const given = childOptions(caller, options, stdin);
  given.reports = this[REPORT] !== undefined;
  const limit = timeout(caller, options);
  const signal = killSignal(caller, options);
  this.pid = process.spawn(commandOf(caller, command), given);
  this._process = process;
  this[SENT_ENCODING] = given.encoding;
  if (this[UNREF]) process.setKeepsLoopAlive(false);
  if (limit > 0) this[TIMER] = startTimer(limit, () => (onTimeout ?? killQuietly)(this, signal));
  return this;
};

function startTimer(milliseconds, listener) {
  const timer = new Timer();
  timer.addListener("timeout", listener);
  timer.unref().start(milliseconds); // the child keeps the program going, or nothing does
  return timer;
}

// The Error where it goes on, as a child of another user does (EPERM).
function killQuietly(child, signal) {
  try {
    child._process.kill(signal);
  } catch (error) {
    return error.code === "ESRCH" ? undefined : error;
  }
}

// Kills it, and gives the Error where that fails. Those that have inherited its outputs may go on, and are not waited for.
function giveUp(child, signal) {
  const error = killQuietly(child, signal);
  child._process.closeOutput();
  child._process.closeError();
  return error;
}

// child.unref(), child.ref() -> child. An unreferenced child does not keep the program going.
ChildProcess.prototype.unref = function () {
  return keep(this, false);
};
ChildProcess.prototype.ref = function () {
  return keep(this, true);
};

function keep(child, keeps) {
  child[UNREF] = !keeps;
  if (child._process !== undefined) child._process.setKeepsLoopAlive(keeps);
  return child;
}

// child.write(data, encoding = that of the options, or "ascii") -> true, or false when its stdin is closed or it has gone.
ChildProcess.prototype.write = function (data, encoding) {
  return this._process !== undefined && this._process.write(data, encoding ?? this[SENT_ENCODING]);
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

// child.kill(signal = node.SIGTERM): a number, or its name; to the whole group where it has one. Throws an Error when
// the child has ended.
ChildProcess.prototype.kill = function (signal) {
  const number = signalNumber("kill", signal, node.SIGTERM);
  if (this._process === undefined) throw coded("ESRCH", "kill: the child was not started");
  this._process.kill(number);
};

// ---- its ends of a pump ----

function exitError(code, signal) {
  const how = signal === undefined ? "ended with code " + code : "was killed by " + signal;
  return coded("CHILD_FAILED", "pump: the child " + how);
}

// Its stdout. What a child that failed has written is not all, however it looks: it is complete once it
// has ended with code 0, or anyhow with { anyExit: true }.
ChildProcess.prototype[internal.source] = function ({ anyExit }) {
  const process = this._process;
  let isOpen = true;
  return {
    start: ({ data, end, fail }) => {
      if (process === undefined || !process.isRunning()) {
        return later(() => fail(coded("ESRCH", "pump: the child does not run")));
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
      this.addListener("exit", () =>
        fail(coded("EPIPE", "pump: the child ended before it had all")),
      );
    },
    write: (bytes) => {
      if (!this.write(bytes)) throw coded("EPIPE", "pump: the child takes no more input");
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
    report(text) {
      this[REPORT](text);
    },
    ended() {
      if (this[ENDED] !== undefined) this[ENDED]();
    },
    exit(...args) {
      if (this[TIMER] !== undefined) {
        this[TIMER].stop();
        this[TIMER] = undefined;
      }
      this.emit("exit", args);
    },
  },
});

// node.createChildProcess(command[, listener[, options]]) -> node.ChildProcess, running; the listener is one for
// "output".
function createChildProcess(command, listener, options) {
  const child = new ChildProcess();
  addGiven(child, "createChildProcess", "output", listener);
  return child[START]("createChildProcess", command, options);
}

return { ChildProcess, createChildProcess, START, ENDED, REPORT, giveUp };
