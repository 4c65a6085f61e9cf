// The first file: puts the API together, in the order in which the parts need each other.
"use strict";

const { defineProperty } = internal.load("primordials");

// The descriptor of an ordinary property. It inherits nothing, as every descriptor in these files:
// a program may well give Object.prototype a `get`.
internal.property = function (value, enumerable) {
  return { __proto__: null, configurable: true, enumerable, writable: true, value };
};

// A global name: a program may assign another value to it; for-in does not meet it.
internal.define = function (name, value) {
  defineProperty(global, name, internal.property(value, false));
};

// A property of a public class that is computed at each read.
internal.getter = function (prototype, name, get) {
  const property = { __proto__: null, configurable: true, enumerable: true, get };
  defineProperty(prototype, name, property);
};

// A native object's callback that only emits an event on the owner. One that is called often is
// written out: V8 learns more about it.
internal.emits = function (event) {
  return function (...args) {
    this.emit(event, args);
  };
};

// coded(code, message) -> an Error with a code.
internal.coded = function (code, message) {
  const error = new Error(message);
  error.code = code;
  return error;
};

// A property of `node` that stands for the one of the same name of what a file returns, at each use.
internal.live = function (name, load) {
  const get = () => load()[name];
  const set = (value) => {
    load()[name] = value;
  };
  const property = { __proto__: null, configurable: true, enumerable: true, get, set };
  defineProperty(node, name, property);
};

// The methods by which readables and writables give their ends of a pump, as lib/pump.js describes them.
// Scripts do not see them.
internal.source = Symbol("source");
internal.sink = Symbol("sink");

// object[internal.shown]() -> what console.log shows of an object whose state is private: a plain object of members, or
// an array of pairs.
internal.shown = Symbol("shown");

// connection[internal.takeOver](released) -> the node.tcp.Connection, which takes what HTTP has given away.
internal.takeOver = Symbol("takeOver");

// Sets an own property as an assignment would, under any name: "__proto__" is one like any other.
internal.setOwn = function (object, name, value) {
  if (name === "__proto__") {
    defineProperty(object, name, internal.property(value, true));
  } else {
    object[name] = value;
  }
};

// A file returns what it has for others, an object where that is several things. What programs see is
// put on `node` here, and nowhere else.
const { EventEmitter, inherits } = internal.load("events");
node.EventEmitter = EventEmitter;
node.inherits = inherits;
node.Promise = internal.load("promise");
node.Timer = internal.load("timers").Timer;
Object.assign(node, internal.load("constants"));
const { cwd, exit, emitExit, code } = internal.load("process");
node.version = "0.1.9";
node.cwd = cwd;
node.exit = exit;
internal.live("exitCode", () => code);
internal.emitExit = emitExit;
for (const [name, number] of internal.load("signals")) node[name] = number;
node.debug = internal.load("output").debug;
node.path = internal.load("path").path;
Object.assign(node, internal.load("encodings"));
node.assert = internal.load("assert");
node.cat = internal.load("cat");
node.compile = internal.load("compile");
node.dlopen = internal.load("extension");
node.Module = internal.load("module").Module;
internal.runMain = internal.load("main");
// What --test and --watch run instead of a script: a file of lib/.
internal.runTool = (file, ...args) => internal.load(file)(...args);

// Sections that a program may never touch are loaded when it first does: lazy(object, name, file) makes the property
// what the file returns, and with a fourth argument, its name again, the member of that name. Those of `global` are not
// enumerable.
internal.lazy(node, "fs", "fs");
internal.lazy(node, "stdio", "stdio");
internal.lazy(node, "http", "http");
internal.lazy(node, "pump", "pump");
internal.lazy(node, "tcp", "tcp");
internal.lazy(node, "websocket", "websocket", "websocket");
internal.lazy(global, "WebSocket", "web_socket", "WebSocket");
internal.lazy(node, "ChildProcess", "child_process", "ChildProcess");
internal.lazy(node, "createChildProcess", "child_process", "createChildProcess");
internal.lazy(node, "run", "run");
internal.lazy(node, "udp", "udp");
internal.lazy(node, "dns", "dns");
internal.lazy(node, "crypto", "crypto");
internal.lazy(node, "profile", "inspector", "profile");
internal.lazy(node, "heapSnapshot", "inspector", "heapSnapshot");
internal.lazy(node, "compress", "compress", "compress");
internal.lazy(node, "decompress", "compress", "decompress");
internal.lazy(node, "Compressor", "compress", "Compressor");
internal.lazy(node, "Decompressor", "compress", "Decompressor");
internal.lazy(node, "encode", "encode", "encode");
internal.lazy(node, "decode", "encode", "decode");
for (const name of [
  "pid",
  "chdir",
  "umask",
  "kill",
  "hostname",
  "uptime",
  "now",
  "memoryUsage",
  "cpuUsage",
  "setUser",
  "isTerminal",
  "terminalSize",
]) {
  internal.lazy(node, name, "system", name);
}
internal.live("ppid", () => internal.load("system"));
internal.live("title", () => internal.load("system"));
internal.lazy(node, "statistics", "statistics");
internal.lazy(node, "listenDescriptors", "service", "listenDescriptors");
internal.lazy(node, "serviceReady", "service", "serviceReady");
internal.stop = () => internal.load("worker").stop();

internal.lazy(global, "fetch", "web_fetch", "fetch");
internal.lazy(global, "Headers", "web_headers", "Headers");
internal.lazy(global, "Request", "web_response", "Request");
internal.lazy(global, "Response", "web_response", "Response");
internal.lazy(global, "DOMException", "web_exception", "DOMException");
internal.lazy(global, "Event", "web_events", "Event");
internal.lazy(global, "EventTarget", "web_events", "EventTarget");
internal.lazy(global, "AbortController", "web_abort", "AbortController");
internal.lazy(global, "AbortSignal", "web_abort", "AbortSignal");
internal.lazy(global, "URL", "web_url", "URL");
internal.lazy(global, "URLSearchParams", "web_url", "URLSearchParams");
internal.lazy(global, "TextEncoder", "web_encoding", "TextEncoder");
internal.lazy(global, "TextDecoder", "web_encoding", "TextDecoder");
internal.lazy(global, "atob", "web_encoding", "atob");
internal.lazy(global, "btoa", "web_encoding", "btoa");
internal.lazy(global, "structuredClone", "web_clone", "structuredClone");
internal.lazy(global, "queueMicrotask", "web_clone", "queueMicrotask");
internal.lazy(global, "performance", "web_time", "performance");
internal.lazy(global, "crypto", "web_crypto", "crypto");
internal.lazy(global, "MessageChannel", "web_channel", "MessageChannel");
internal.lazy(global, "MessagePort", "web_channel", "MessagePort");
internal.lazy(global, "CustomEvent", "web_event_kinds", "CustomEvent");
internal.lazy(global, "MessageEvent", "web_event_kinds", "MessageEvent");
internal.lazy(global, "CloseEvent", "web_event_kinds", "CloseEvent");
