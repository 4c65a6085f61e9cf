// The process (API document, "Helpers", "Global Variables" and the "exit" event): global names and the end.
//
// `process` is the global object, and an EventEmitter.
"use strict";

const native = binding("process");
const EventEmitter = node.EventEmitter;

function define(name, value) {
  Object.defineProperty(global, name, { configurable: true, writable: true, enumerable: false, value });
}

Object.setPrototypeOf(global, EventEmitter.prototype);
define("_events", new internal.Events());
define("process", global);
define("node", node);
define("ENV", native.env());

node.version = "0.1.9";
node.cwd = native.cwd;

let exiting = false;

// Emits "exit" once; an exit inside its listeners ends without a second event.
internal.emitExit = function () {
  if (exiting) return;
  exiting = true;
  global.emit("exit", []);
};

// node.exit(code = 0): "exit", queued output, the end. Never returns.
node.exit = function (code) {
  internal.emitExit();
  native.exit(code === undefined || code === null ? 0 : Number(code));
};

native.setUncaughtHandler(function (error) {
  return global.emit("uncaughtException", [error]);
});
