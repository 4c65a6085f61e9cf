// The web's clock (API document, "The Web's Vocabulary"): performance, with marks and measures.
"use strict";

const { DOMException } = internal.load("web_exception");
const { expose, required, dictionary } = internal.load("web_idl");
const { startedAt, timeOrigin } = binding("performance");
const clock = binding("timers").now;
const MAKING = Symbol("making");

// Milliseconds since the process started.
function now() {
  return clock() - startedAt;
}

// ---- entries ----

class PerformanceEntry {
  #name;
  #startTime;
  #duration;

  constructor(making, name, startTime, duration) {
    if (making !== MAKING) throw new TypeError("PerformanceEntry: illegal constructor");
    this.#name = name;
    this.#startTime = startTime;
    this.#duration = duration;
  }
  get name() {
    return this.#name;
  }
  get startTime() {
    return this.#startTime;
  }
  get duration() {
    return this.#duration;
  }
  toJSON() {
    const { name, entryType, startTime, duration, detail } = this;
    return { name, entryType, startTime, duration, detail };
  }
}

function copyOf(detail) {
  const isNone = detail === undefined || detail === null;
  return isNone ? null : internal.load("web_clone").structuredClone(detail);
}

class PerformanceMark extends PerformanceEntry {
  #detail;

  constructor(name, options = {}) {
    required(arguments.length, 1, "mark");
    const text = `${name}`;
    const { detail, startTime } = dictionary(options, "mark");
    const start = startTime === undefined ? now() : moment(startTime, "mark: startTime");
    super(MAKING, text, start, 0);
    this.#detail = copyOf(detail);
  }
  get entryType() {
    return "mark";
  }
  get detail() {
    return this.#detail;
  }
}

class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(making, name, start, end, detail) {
    super(making, name, start, end - start);
    this.#detail = detail;
  }
  get entryType() {
    return "measure";
  }
  get detail() {
    return this.#detail;
  }
}
[PerformanceEntry, PerformanceMark, PerformanceMeasure].forEach((Class) => expose(Class));

// ---- performance ----

function moment(value, what) {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new TypeError(what + " must be a number");
  if (number < 0) throw new TypeError(what + " must not be negative");
  return number;
}

// The place of an entry in time, and among those of the same time that of its making.
function add(entries, entry) {
  let at = entries.length;
  while (at > 0 && entries[at - 1].startTime > entry.startTime) at--;
  entries.splice(at, 0, entry);
  return entry;
}

class Performance {
  #origin = timeOrigin;
  #entries = [];

  constructor() {
    if (arguments[0] !== MAKING) throw new TypeError("Performance: illegal constructor");
  }
  get timeOrigin() {
    return this.#origin;
  }
  now() {
    if (!(#origin in this)) throw new TypeError("now: not a Performance");
    return now();
  }
  toJSON() {
    return { timeOrigin: this.#origin };
  }

  // mark(name, { detail, startTime }) -> an entry that getEntries() gives until clearMarks().
  mark(name, options = undefined) {
    const entries = this.#entries;
    required(arguments.length, 1, "mark");
    return add(entries, new PerformanceMark(name, options));
  }

  // measure(name, start, end) or (name, { start, end, duration, detail }): start and end are names of marks or times;
  // without them, the beginning and now.
  measure(name, startOrOptions = undefined, endMark = undefined) {
    const entries = this.#entries;
    required(arguments.length, 1, "measure");
    const isObject = typeof startOrOptions === "object" && startOrOptions !== null;
    const options = isObject ? startOrOptions : { start: startOrOptions };
    const { detail, duration } = options;
    const given = [options.start, options.end, duration].map((one) => one !== undefined);
    if (isObject && endMark !== undefined)
      throw new TypeError("measure: the end must stand in the options");
    if (isObject && !given[0] && !given[1] && (given[2] || detail !== undefined))
      throw new TypeError("measure: the options need start or end");
    if (given.every(Boolean)) throw new TypeError("measure: not start, end and duration at once");
    const length = duration === undefined ? undefined : moment(duration, "measure: duration");
    const from = this.#timeOf(options.start);
    const to = this.#timeOf(isObject ? options.end : endMark);
    const end = to ?? (length !== undefined && from !== undefined ? from + length : now());
    const start = from ?? (length !== undefined ? end - length : 0);
    const text = `${name}`;
    return add(entries, new PerformanceMeasure(MAKING, text, start, end, copyOf(detail)));
  }
  clearMarks(name = undefined) {
    this.#clear("mark", name);
  }
  clearMeasures(name = undefined) {
    this.#clear("measure", name);
  }

  // The entries in the order of their times.
  getEntries() {
    return [...this.#entries];
  }
  getEntriesByType(type) {
    required(arguments.length, 1, "getEntriesByType");
    return this.#entries.filter((entry) => entry.entryType === `${type}`);
  }
  getEntriesByName(name, type = undefined) {
    required(arguments.length, 1, "getEntriesByName");
    const isWanted = ({ entryType }) => type === undefined || entryType === `${type}`;
    return this.#entries.filter((entry) => entry.name === `${name}` && isWanted(entry));
  }

  #clear(type, name) {
    const isGone = (entry) =>
      entry.entryType === type && (name === undefined || entry.name === `${name}`);
    this.#entries = this.#entries.filter((entry) => !isGone(entry));
  }

  // A time as it is, of a name that of its last mark.
  #timeOf(value) {
    if (value === undefined) return undefined;
    if (typeof value === "number") return moment(value, "measure: a time");
    const mark = this.getEntriesByName(value, "mark").at(-1);
    if (mark === undefined) throw new DOMException(`There is no mark "${value}"`, "SyntaxError");
    return mark.startTime;
  }
}
expose(Performance);

return { now, performance: new Performance(MAKING) };
