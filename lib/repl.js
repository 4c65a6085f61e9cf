// The prompt (API document, "The prompt"): node on a terminal without a script, or node -i.
//
// What is typed is run by V8's inspector (binding("repl")) as in a debugger's console. A reader gives the lines, one
// for each ask(): lib/repl_terminal.js, or lib/repl_lines.js where there is no terminal to edit them on.
"use strict";

const native = binding("repl");
const { write, flush, isTerminal, writeError } = binding("stdio");
const { WHOLE, UNFINISHED } = native.texts;
const { mapDelete, mapGet, mapSet } = internal.load("primordials");
const inspect = internal.load("inspect");
const { complete } = internal.load("repl_complete");
const commands = internal.load("repl_commands");
const { valueOf } = internal.load("repl_value");
const { stringify, parse } = JSON;

const PROMPT = "> ";
const MORE = "... ";
const GROUP = "repl";
// The most characters of a result that are shown.
const MAX_SHOWN = 64 * 1024;
// What has been run, the latest, for .save.
const MAX_ENTERED = 1000;

// ---- V8's inspector ----

const calls = new Map(); // id -> function of the answer
let lastCall = 0;

// Calls a method of the inspector's protocol. done(result) comes later, undefined where that was not to be had.
function call(method, params, done) {
  mapSet(calls, ++lastCall, done);
  native.send(stringify({ id: lastCall, method, params }));
  return lastCall;
}

function release(group) {
  call("Runtime.releaseObjectGroup", { objectGroup: group }, () => {});
}

// ---- what is shown ----

// The text of a value as a result is shown.
function show(value) {
  const isLong = typeof value === "string" && value.length > MAX_SHOWN;
  const text = inspect(isLong ? value.slice(0, MAX_SHOWN) : value, 1);
  if (!isLong && text.length <= MAX_SHOWN) return text;
  const left = isLong ? value.length - MAX_SHOWN : text.length - MAX_SHOWN;
  return text.slice(0, MAX_SHOWN) + `${isTerminal(1) ? "\x1b[0m" : ""}... ${left} more characters`;
}

// Calls within lib/ say nothing about what was typed.
function withoutOurs(stack) {
  const isOurs = /^ +at (?:.* \()?lib\/\w+\.js:\d+:\d+\)?$/;
  return stack
    .split("\n")
    .filter((line) => !isOurs.test(line))
    .join("\n");
}

function showError(error) {
  return "Uncaught " + withoutOurs(show(error));
}

// A text that V8 does not take: the line, and a mark below the place.
function showMistake(text, details, error) {
  const line = text.split("\n")[details.lineNumber] ?? "";
  const place = line.length > 200 ? "" : `  ${line}\n  ${" ".repeat(details.columnNumber)}^\n`;
  return `${place}${error.name}: ${error.message}`;
}

function print(text) {
  write(text + "\n");
}

// ---- names ----

// `_` and `_error` are what came last, until a program sets them: then they are its own.
function defineLast(name, last) {
  Object.defineProperty(global, name, {
    __proto__: null,
    configurable: true,
    enumerable: false,
    get: () => last[name],
    set(value) {
      Object.defineProperty(global, name, internal.property(value, false));
      print(`(${name} is yours now)`);
    },
  });
}

// ---- the prompt ----

class Prompt {
  #reader;
  #text = ""; // the lines so far of what is not whole
  #isEditing = false; // .editor: lines are taken as they are, up to Ctrl-D
  #running; // the call that evaluates
  #isLeaving = false; // Ctrl-C was pressed at an empty prompt
  #hasEnded = false; // the reader has no more lines
  #entered = [];
  #last = { __proto__: null, _: undefined, _error: undefined };

  constructor(open) {
    defineLast("_", this.#last);
    defineLast("_error", this.#last);
    this.#reader = open(this);
    native.start();
    this.ask();
  }

  get text() {
    return this.#text;
  }
  get reader() {
    return this.#reader;
  }
  get entered() {
    return this.#entered;
  }

  // The next line.
  ask() {
    if (this.#hasEnded) return this.exit();
    native.start();
    flush();
    this.#reader.ask(this.#isEditing ? "" : this.#text === "" ? PROMPT : MORE);
  }

  // What the reader calls, once for each ask().
  line(line) {
    this.#isLeaving = false;
    const before = this.#text;
    const text = before === "" ? line : before + "\n" + line;
    if (this.#isEditing) {
      this.#text = text;
      return this.ask();
    }
    if (commands.run(this, line)) return undefined;
    if (text.trim() === "") return this.ask();
    this.#text = text;
    if (native.check(text) === UNFINISHED) return this.ask();
    return this.evaluate();
  }

  // Ctrl-D, or the end of the input.
  end(isLast) {
    this.#hasEnded = isLast === true;
    this.#isEditing = false;
    print("");
    return this.#text === "" ? this.exit() : this.evaluate();
  }

  // The line was given up, by Ctrl-C.
  cleared(line) {
    const isEmpty = line === "" && this.#text === "" && !this.#isEditing;
    if (isEmpty && this.#isLeaving) return this.exit();
    if (isEmpty) print("(Ctrl-C again, Ctrl-D or .exit ends the program)");
    this.#isLeaving = isEmpty;
    return this.drop();
  }

  complete(before) {
    complete(before, commands.names, call, (insertion, shown) => {
      this.#reader.complete(insertion, shown);
      release("complete");
    });
  }

  // Forgets the lines of what is not whole.
  drop() {
    this.#text = "";
    this.#isEditing = false;
    this.ask();
  }

  edit() {
    this.#isEditing = true;
    this.#text = "";
    this.ask();
  }

  exit() {
    node.exit();
  }

  // Runs the text, or one that was not typed, and asks for the next.
  evaluate(given) {
    const isTyped = given === undefined;
    const text = isTyped ? this.#text : given;
    this.#text = "";
    this.#entered.push(text);
    if (this.#entered.length > MAX_ENTERED) this.#entered.shift();
    if (isTyped) this.#reader.remember(text);
    const isObject = /^\s*\{/.test(text) && !/;\s*$/.test(text) && native.isProgram(`(${text}\n)`);
    const expression = isObject ? `(${text}\n)` : text;
    const params = { expression, replMode: true, objectGroup: GROUP };
    const id = call("Runtime.evaluate", params, (result) => {
      if (this.#running !== id) return;
      if (result === undefined) return; // ended by Ctrl-C: interrupted() follows
      this.#running = undefined;
      this.#finish(text, result);
      release(GROUP);
      this.ask();
    });
    this.#running = id;
  }

  #finish(text, { result, exceptionDetails: details }) {
    if (details === undefined) {
      const value = valueOf(result);
      this.#last._ = value;
      return print(show(value));
    }
    const error = details.exception === undefined ? details.text : valueOf(details.exception);
    this.#last._error = error;
    const isMistake = details.exception?.className === "SyntaxError" && !details.stackTrace;
    const isHere = isMistake && native.check(text) !== WHOLE;
    return print(isHere ? showMistake(text, details, error) : showError(error));
  }

  // What a callback threw and nobody caught, a rejection among it. The program goes on.
  uncaught(error) {
    this.#last._error = error;
    print(showError(error));
    return true;
  }

  // Ctrl-C. hasRun: it has ended what was running.
  interrupted(hasRun) {
    if (this.#running === undefined) {
      if (!hasRun) return this.#reader.clear();
      return print("Interrupted: a callback was ended");
    }
    mapDelete(calls, this.#running);
    this.#running = undefined;
    print("Interrupted");
    return this.ask();
  }
}

let prompt;

native.setEvents({
  Repl: {
    answer(text) {
      const { id, result, error } = parse(text);
      const done = mapGet(calls, id);
      mapDelete(calls, id);
      if (done !== undefined) done(error === undefined ? result : undefined);
    },
    interrupted: (hasRun) => prompt.interrupted(hasRun),
  },
});

// What `node` without a script and `node -i` do.
return function repl() {
  internal.load("process").setLastResort((error) => prompt.uncaught(error));
  prompt = new Prompt((owner) => {
    if (isTerminal(0) && isTerminal(1)) {
      const reader = internal.load("repl_terminal")(owner, writeError);
      if (reader !== undefined) return reader;
    }
    return internal.load("repl_lines")(owner);
  });
};
