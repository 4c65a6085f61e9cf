// What of the web's console few programs call: time, count, group, table, trace, assert and the like.
//
// lib/output.js loads this when one of them is called first. Each takes the array of the arguments, and the function
// that the program called. `console.assert`, `trace` and complaints go to stderr, the rest to stdout.
"use strict";

const { format, log, error, groups } = internal.load("output");
const inspect = internal.load("inspect");
const stdio = binding("stdio");
const now = binding("timers").now;

const INDENT = "  ";
const timers = new Map(); // label -> when it was started
const counts = new Map(); // label -> calls so far

function labelOf(values) {
  return values[0] === undefined ? "default" : String(values[0]);
}

function duration(ms) {
  return ms < 1000 ? ms.toFixed(3) + "ms" : (ms / 1000).toFixed(3) + "s";
}

// Prints the time since console.time(label), and what the program gave beside it.
function printTime(label, values) {
  const start = timers.get(label);
  if (start === undefined) return error(`console: there is no timer ${JSON.stringify(label)}`);
  log(`${label}: ${duration(now() - start)}`, ...values);
}

// ---- console.table ----

function isObject(value) {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function cell(value) {
  return typeof value === "string" ? value : inspect(value);
}

// [[index, row], ...] of an array, Map, Set or object.
function rowsOf(data) {
  if (data instanceof Map) return [...data];
  if (data instanceof Set) return [...data].map((row, i) => [i, row]);
  return Object.entries(data);
}

// The cells of a table, its head first. Rows that are no objects stand in the column "Values".
function cellsOf(rows, wanted) {
  const names = new Set();
  for (const [, row] of rows)
    if (isObject(row)) for (const name of Object.keys(row)) names.add(name);
  const columns = wanted === undefined ? [...names] : wanted.map(String);
  const hasValues = rows.some(([, row]) => !isObject(row));
  const head = ["(index)", ...columns];
  if (hasValues) head.push("Values");
  const lines = rows.map(([index, row]) => {
    const has = (name) => isObject(row) && Object.prototype.hasOwnProperty.call(row, name);
    const line = [cell(index), ...columns.map((name) => (has(name) ? cell(row[name]) : ""))];
    if (hasValues) line.push(isObject(row) ? "" : cell(row));
    return line;
  });
  return [head, ...lines];
}

function tableText(lines) {
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => [...line[i]].length)));
  const rule = (left, middle, right) =>
    left + widths.map((width) => "\u2500".repeat(width + 2)).join(middle) + right;
  const rowText = (line) => {
    const cells = line.map((text, i) => ` ${text}${" ".repeat(widths[i] - [...text].length)} `);
    return "\u2502" + cells.join("\u2502") + "\u2502";
  };
  const [head, ...rows] = lines.map(rowText);
  return [
    rule("\u250c", "\u252c", "\u2510"),
    head,
    rule("\u251c", "\u253c", "\u2524"),
    ...rows,
    rule("\u2514", "\u2534", "\u2518"),
  ].join("\n");
}

// ---- what is called ----

function group(values) {
  if (values.length > 0) log(...values);
  groups.indent += INDENT;
}

return {
  assert([condition, ...values]) {
    if (condition) return;
    if (typeof values[0] === "string") values[0] = "Assertion failed: " + values[0];
    else values.unshift(values.length > 0 ? "Assertion failed:" : "Assertion failed");
    error(...values);
  },
  clear() {
    groups.indent = "";
    if (stdio.isTerminal(1)) stdio.write("\x1b[2J\x1b[H");
  },
  count(values) {
    const label = labelOf(values);
    counts.set(label, (counts.get(label) ?? 0) + 1);
    log(`${label}: ${counts.get(label)}`);
  },
  countReset(values) {
    const label = labelOf(values);
    if (!counts.delete(label)) error(`console: there is no count ${JSON.stringify(label)}`);
  },
  dir([value]) {
    log(value);
  },
  dirxml(values) {
    log(...values);
  },
  group,
  groupCollapsed: group,
  groupEnd() {
    groups.indent = groups.indent.slice(INDENT.length);
  },
  table([data, columns]) {
    if (!isObject(data)) return log(data);
    log(tableText(cellsOf(rowsOf(data), Array.isArray(columns) ? columns : undefined)));
  },
  time(values) {
    const label = labelOf(values);
    if (timers.has(label)) return error(`console: the timer ${JSON.stringify(label)} runs already`);
    timers.set(label, now());
  },
  timeEnd(values) {
    const label = labelOf(values);
    printTime(label, []);
    timers.delete(label);
  },
  timeLog([label, ...values]) {
    printTime(labelOf([label]), values);
  },
  trace(values, called) {
    const at = { name: "Trace", message: format(values, 2) };
    Error.captureStackTrace(at, called);
    error(at.stack);
  },
};
