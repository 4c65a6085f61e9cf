// Completion at the prompt: names and properties that begin with what stands before the cursor.
//
// What stands before the last dot is evaluated by V8 in a mode in which it may change nothing (throwOnSideEffect): a
// getter or a Proxy that would is not run, and there is no completion then.
"use strict";

const { ownNames } = binding("repl");
const { isTerminal } = binding("stdio");
const { getPrototypeOf, getOwnPropertyDescriptor } = Object;
const { valueOf } = internal.load("repl_value");

const GROUP = "complete";
// Milliseconds for the evaluation, and names that are shown.
const PATIENCE = 250;
const MAX_NAMES = 200;

const KEYWORDS = (
  "async await break case catch class const continue debugger default delete do else export extends false " +
  "finally for function if import in instanceof let new null of return static super switch this throw true try " +
  "typeof var void while with yield"
).split(" ");

const NAME = /[\p{ID_Continue}$\u200c\u200d]*$/u;
const IS_NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const OPENING = { __proto__: null, ")": "(", "]": "[" };

// Where the string that ends before `end` begins; -1 if it does not.
function startOfString(text, end) {
  const quote = text[end - 1];
  let at = end - 2;
  while (at >= 0 && (text[at] !== quote || text[at - 1] === "\\")) at--;
  return at;
}

// Where the brackets that end before `end` begin; -1 if they do not.
function startOfBrackets(text, end) {
  const open = [];
  for (let at = end - 1; at >= 0; at--) {
    const letter = text[at];
    if ("\"'`".includes(letter)) at = startOfString(text, at + 1);
    else if (OPENING[letter] !== undefined) open.push(OPENING[letter]);
    else if (letter === "(" || letter === "[") {
      if (open.pop() !== letter) return -1;
      if (open.length === 0) return at;
    }
  }
  return -1;
}

// Where the chain of names, dots, calls and brackets that ends before `end` begins; -1 where there is none.
function startOfChain(text, end) {
  for (let at = end; ;) {
    const letter = text[at - 1];
    let start;
    if (OPENING[letter] !== undefined) start = startOfBrackets(text, at);
    else if (letter !== undefined && "\"'`".includes(letter)) return startOfString(text, at);
    else start = at - NAME.exec(text.slice(0, at))[0].length;
    if (start < 0 || start === at)
      return OPENING[text[at]] ? -1 : start === at && at !== end ? at : -1;
    at = start;
    const before = text.slice(0, at);
    const dot = /\?\.$|\.$/.exec(before);
    if (dot !== null) at = dot.index;
    else if (!/[\p{ID_Continue}$)\]]$/u.test(before) || !"([".includes(text[at])) return at;
  }
}

// The same with a `new` in front.
function startOfExpression(text, end) {
  const start = startOfChain(text, end);
  const made = /\bnew\s+$/.exec(text.slice(0, Math.max(start, 0)));
  return made === null ? start : made.index;
}

// { of, name }: the name that is begun, and the expression that it is a property of; no `of` for a global name.
function split(text) {
  const name = NAME.exec(text)[0];
  const dot = /\?\.$|\.$/.exec(text.slice(0, text.length - name.length));
  if (dot === null) return { name };
  const start = startOfExpression(text, dot.index);
  const of = start < 0 ? "" : text.slice(start, dot.index);
  return { name, of: /^\d*$/.test(of) ? "" : of };
}

// All names that a value has, its prototypes' among them.
function namesOf(value) {
  const found = new Set();
  if (value === undefined || value === null) return found;
  for (let object = Object(value); object !== null; object = getPrototypeOf(object)) {
    const names = ownNames(object);
    if (names === undefined) break; // a Proxy, which would run code
    for (const name of names) if (typeof name === "string" && IS_NAME.test(name)) found.add(name);
  }
  return found;
}

// Sections of `node` and names of the web are loaded at the first look; V8 would take that for a side effect.
function touch(expression) {
  const [, first, second] = /^([\w$]+)(?:\.([\w$]+))?/.exec(expression) ?? [];
  if (first === undefined) return;
  getOwnPropertyDescriptor(global, first);
  if (first === "node" && second !== undefined) getOwnPropertyDescriptor(node, second);
}

function commonStart(names) {
  let start = names[0];
  for (const name of names) while (!name.startsWith(start)) start = start.slice(0, -1);
  return start;
}

// The names in columns.
function inColumns(names) {
  const shown = names.slice(0, MAX_NAMES);
  const width = Math.max(...shown.map((name) => name.length)) + 2;
  const columns = isTerminal(1) ? node.terminalSize(1).columns || 80 : 80;
  const perLine = Math.max(1, Math.floor(columns / width));
  let text = "";
  shown.forEach((name, i) => {
    const isLast = i % perLine === perLine - 1 || i === shown.length - 1;
    text += isLast ? name + "\n" : name.padEnd(width);
  });
  return names.length > MAX_NAMES ? `${text}... ${names.length - MAX_NAMES} more\n` : text;
}

// answer(insertion, shown): what is to be inserted, and what is to be shown because there are several.
function offer(all, name, answer) {
  const names = [...all].filter((each) => each.startsWith(name)).sort();
  if (names.length === 0) return answer("", "");
  const insertion = commonStart(names).slice(name.length);
  return answer(insertion, insertion === "" && names.length > 1 ? inColumns(names) : "");
}

function completeGlobal(name, call, answer) {
  call("Runtime.globalLexicalScopeNames", {}, (result) => {
    const all = namesOf(global);
    for (const each of result?.names ?? []) all.add(each);
    for (const each of KEYWORDS) all.add(each);
    offer(all, name, answer);
  });
}

// complete(before, commands, call, answer): `before` stands before the cursor; `call` is lib/repl.js's.
function complete(before, commands, call, answer) {
  const command = /^\s*\.([a-z]*)$/.exec(before);
  if (command !== null) return offer(commands, command[1], answer);
  const { name, of } = split(before);
  if (of === undefined) return name === "" ? answer("", "") : completeGlobal(name, call, answer);
  if (of === "") return answer("", "");
  touch(of);
  const params = {
    expression: `(${of})`,
    throwOnSideEffect: true,
    timeout: PATIENCE,
    silent: true,
    objectGroup: GROUP,
  };
  return call("Runtime.evaluate", params, (answered) => {
    const isValue = answered !== undefined && answered.exceptionDetails === undefined;
    offer(isValue ? namesOf(valueOf(answered.result)) : [], name, answer);
  });
}

return { complete };
