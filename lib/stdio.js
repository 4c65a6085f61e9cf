// Standard I/O (API document, "Standard I/O"): node.stdio.
//
// stdout and stdin never block the program, whatever they are; stderr is synchronous.
"use strict";

const native = binding("stdio");
const EventEmitter = node.EventEmitter;
const { hasListeners } = internal.load("events");
const emit = EventEmitter.prototype.emit;

const stdio = new EventEmitter();
let isOpen = false;
const waiting = []; // the pumps that go on when stdout has drained

native.setEvents({
  Output: {
    drain() {
      for (const wake of waiting.splice(0)) wake();
      emit.call(stdio, "drain", []);
    },
  },
  Terminal: {
    resize() {
      emit.call(stdio, "resize", [node.terminalSize(sized)]);
    },
  },
  Input: {
    data(value) {
      emit.call(stdio, "data", [value]);
    },
    end(error) {
      isOpen = false;
      emit.call(stdio, "close", error === undefined ? [] : [error]);
    },
  },
});

// The size of the terminal is watched while somebody listens to "resize".
const sized = native.isTerminal(1) ? 1 : 0;

for (const method of ["addListener", "removeListener"]) {
  const inherited = EventEmitter.prototype[method];
  stdio[method] = function (event, listener) {
    inherited.call(this, event, listener);
    if (event === "resize") native.watchSize(hasListeners(this, event));
    return this;
  };
}

// stdio.setRaw(on): whether the terminal on stdin gives each key at once, without echo. Throws an Error (ENOTTY) where
// stdin is no terminal. The terminal is as before when the program ends or is stopped.
stdio.setRaw = function setRaw(on) {
  if (typeof on !== "boolean") throw new TypeError("stdio.setRaw: on must be a boolean");
  native.setRaw(on);
};

// stdio.open(encoding = "utf8"): emits "data" (chunk) for what comes in, and "close" at the end, with an Error where
// that is why. While open it keeps the process alive.
stdio.open = function open(encoding) {
  if (isOpen) throw internal.coded("EALREADY", "stdio.open: stdin is open already");
  native.open(encoding);
  isOpen = true;
};

// stdio.write(data) -> false when more than 64 KiB wait to be written; "drain" follows then. To stdout, in the order of
// calls: a string (as UTF-8), an array of integers, or bytes.
stdio.write = function write(data) {
  return native.write(data);
};

// stdout as the end of a pump. The pump does not close it, and printed text stays.
stdio[internal.sink] = function () {
  let wake;
  return {
    start(drain) {
      wake = drain;
    },
    write(bytes) {
      const flows = native.write(bytes);
      if (!flows) waiting.push(wake);
      return flows;
    },
    end: (done) => done(),
    breakOff() {},
  };
};

// stdio.writeError(data): to stderr, synchronously. What stdio.write takes.
stdio.writeError = function writeError(data) {
  native.writeError(data);
};

// stdio.close(): no more "data"; emits "close". What nobody has read yet stays where it is: for the next open(), or for
// another process.
stdio.close = function close() {
  if (!isOpen) throw internal.coded("EBADF", "stdio.close: stdin is not open");
  isOpen = false;
  native.close();
  emit.call(stdio, "close", []);
};

return stdio;
