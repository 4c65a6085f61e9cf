// The process (API document, "Helpers", "Global Variables" and the "exit" event): global names and
// the end.
//
// `process` is the global object, and an EventEmitter.
"use strict";

const native = binding("process");
const EventEmitter = node.EventEmitter;
const emit = EventEmitter.prototype.emit; // a program may have a global `emit` of its own

Object.setPrototypeOf(global, EventEmitter.prototype);
internal.define("_events", new (internal.load("events").Events)());
internal.define("process", global);
internal.define("node", node);
internal.define("ENV", native.env());
internal.isWorker = native.isWorker; // one of several processes: lib/worker.js

let exiting = false;

// Runs the modules' onExit functions and emits "exit", once.
function emitExit() {
  if (exiting) return;
  exiting = true;
  internal.load("module").runOnExit();
  emit.call(global, "exit", []);
}

let exitCode; // what a program has set; undefined is 0

function checkedCode(caller, code) {
  const number = Number(code);
  if (!(number >= -128 && number <= 255) || number % 1 !== 0 || code === "") {
    throw new TypeError(caller + ": the code must be an integer from -128 to 255");
  }
  return number;
}

// node.exitCode: the code of the natural end, and of node.exit() without one.
const code = {
  get exitCode() {
    return exitCode;
  },
  set exitCode(value) {
    const number = value === undefined || value === null ? 0 : checkedCode("exitCode", value);
    native.exitCode(number);
    exitCode = value === undefined || value === null ? undefined : number;
  },
};

// node.exit(code = node.exitCode): "exit", queued output, the end. Never returns; within an "exit" listener it
// is the end at once. What a listener throws is uncaught, and not the caller's. `code` is an integer
// from -128 to 255, of which the system keeps the low 8 bits; anything else is a TypeError.
function exit(given) {
  const isGiven = given !== undefined && given !== null;
  const number = isGiven ? checkedCode("exit", given) : undefined;
  native.callGuarded(emitExit);
  native.exit(number ?? exitCode ?? 0);
}

// What becomes of an error that no listener takes: (error) -> whether the program goes on.
let lastResort = () => false;
function setLastResort(handle) {
  lastResort = handle;
}

native.setEvents({
  Process: {
    uncaught(error) {
      return emit.call(global, "uncaughtException", [error]) || lastResort(error);
    },
    rejected(reason, promise) {
      return emit.call(global, "unhandledRejection", [reason, promise]);
    },
  },
});

return { cwd: native.cwd, exit, emitExit, code, setLastResort };
