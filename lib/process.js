// The process (API document, "Helpers", "Global Variables" and the "exit" event): global names and the end.
//
// `process` is the global object, and an EventEmitter.
"use strict";

const native = binding("process");
const EventEmitter = node.EventEmitter;

Object.setPrototypeOf(global, EventEmitter.prototype);
internal.define("_events", new internal.Events());
internal.define("process", global);
internal.define("node", node);
internal.define("ENV", native.env());

node.version = "0.1.9";
node.cwd = native.cwd;

let exiting = false;

// Emits "exit" once; an exit inside its listeners ends without a second event.
internal.emitExit = function () {
  if (exiting) return;
  exiting = true;
  global.emit("exit", []);
};

// node.exit(code = 0): "exit", queued output, the end. Never returns, whatever the listeners do.
node.exit = function (code) {
  try {
    internal.emitExit();
  } catch (error) {
    native.reportUncaught(error);
  }
  native.exit(code === undefined || code === null ? 0 : Number(code));
};

native.setUncaughtHandler(function (error) {
  return global.emit("uncaughtException", [error]);
});
