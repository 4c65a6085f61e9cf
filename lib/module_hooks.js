// onLoad and onExit: functions of a script's top level that older programs declare (API document,
// "Modules").
//
// onLoad is called once when the script has run and what it asked for with require_async or
// include_async is settled; onExit at the end of the process, before "exit", those of the modules
// that a module loaded before its own.
"use strict";

const script = binding("script");
const writeError = binding("stdio").writeError;

const MENTIONED = /\bon(?:Load|Exit)\b/;
const NAMES = ["onLoad", "onExit"];

// An undeclared onLoad is global, and only that of the first script to see it.
const taken = new WeakSet();
let hasWarned = false;

function prepare(module) {
  module._expected = 0; // asynchronous loads not settled yet
  module._hasRun = false;
  module._hooks = undefined;
}

function warn(module, name) {
  if (hasWarned) return;
  hasWarned = true;
  writeError(
    "node: " +
      name +
      " is deprecated (in " +
      module.filename +
      "): " +
      'what onLoad does can stand at the end of the file, onExit is process.addListener("exit", ...)\n',
  );
}

function take(module, functions) {
  module._hooks = { __proto__: null };
  NAMES.forEach((name, i) => {
    const hook = functions[i];
    if (typeof hook !== "function" || taken.has(hook)) return;
    taken.add(hook);
    module._hooks[name] = hook;
    warn(module, name);
  });
}

function call(module, name) {
  const hook = module._hooks === undefined ? undefined : module._hooks[name];
  if (hook === undefined) return;
  delete module._hooks[name];
  hook.call(module.exports);
}

function callOnLoadWhenReady(module) {
  if (module._hasRun && module._expected === 0) call(module, "onLoad");
}

// Runs a module's text as the body of a function of `parameters`. Where the text speaks of hooks, a
// line behind it hands them over; it is added after the text has been found to be right by itself,
// so that no error is ever about that line.
function run(module, text, parameters, args) {
  let body = script.compile(text, module.filename, parameters);
  if (MENTIONED.test(text)) {
    const values = NAMES.map((name) => "typeof " + name + " === 'function' ? " + name + " : 0");
    const probe = "\n;arguments[" + parameters.length + "](" + values.join(", ") + ");";
    body = script.compile(text + probe, module.filename, parameters);
    args.push((...functions) => take(module, functions));
  }
  body.apply(module.exports, args);
  module._hasRun = true;
  callOnLoadWhenReady(module);
}

// The module loads another one asynchronously.
function expect(module, promise) {
  module._expected++;
  const settled = () => {
    module._expected--;
    callOnLoadWhenReady(module);
  };
  promise.addCallback(settled);
  promise.addErrback(settled);
}

function runOnExit(module, visited = new Set()) {
  if (visited.has(module)) return;
  visited.add(module);
  for (const child of module.children) runOnExit(child, visited);
  call(module, "onExit");
}

return { prepare, run, expect, runOnExit };
