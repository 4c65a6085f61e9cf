// Timers (API document, "Timers"): setTimeout, setInterval and node.Timer.
//
// Programs set many timers of few durations. Those of one duration stand in a list: what is set
// later is due later, so a new one goes to the end. A heap orders the lists by their first timers
// (by due time, then by setting), and one libev timer wakes for the very first. An interval keeps
// its rhythm, which is not the order of a list: it has one of its own.
"use strict";

const { ceil, floor, max, min } = Math;
const { arrayPop, mapDelete, mapGet, mapSet } = internal.load("primordials");
const timers = binding("timers");
const now = timers.now;
const runMicrotasks = binding("loop").runMicrotasks;
const { Events } = internal.load("events");

// Milliseconds: the longest delay (some 31 years), and the shortest interval.
const MAX_DELAY = 1e12;
const MIN_REPEAT = 1;

// ---- timers ----

// The fields of a timer: symbols, so that a program that prints or copies one does not meet its
// neighbours. Many timers at once cost what the collector has to copy and mark: a due time is kept
// as two small integers, since V8 makes an object of a fraction.
const kList = Symbol("list");
const kNext = Symbol("next");
const kPrevious = Symbol("previous");
const kSeconds = Symbol("seconds");
const kNanoseconds = Symbol("nanoseconds");
const kSetting = Symbol("setting");
const kRepeat = Symbol("repeat");
const kUnref = Symbol("unref");
const kArgs = Symbol("args");
const kCallback = Symbol("callback");

// new node.Timer(): emits "timeout" when it fires. Idle until start().
function Timer() {
  this[kList] = null; // null: not running
  this[kNext] = null; // its neighbours there
  this[kPrevious] = null;
  this[kSeconds] = 0; // when it is due: see dueOf()
  this[kNanoseconds] = 0;
  this[kSetting] = 0; // counts up with each setting of any timer
  this[kCallback] = null; // of setTimeout, for as long as it stands for _events
}
node.inherits(Timer, node.EventEmitter);

// Most timers do without their own.
Timer.prototype[kRepeat] = 0; // milliseconds; 0: fires once
Timer.prototype[kArgs] = undefined;
Timer.prototype[kUnref] = false; // whether the program may end before it fires

// When a timer is due, on the clock of now().
function dueOf(timer) {
  return timer[kSeconds] * 1e3 + timer[kNanoseconds] / 1e6;
}

function setDue(timer, due) {
  const seconds = floor(due / 1e3);
  timer[kSeconds] = seconds;
  timer[kNanoseconds] = ceil((due - seconds * 1e3) * 1e6);
}

function setEvents(timer, events) {
  timer[kCallback] = null;
  Object.defineProperty(timer, "_events", internal.property(events, true));
  return events;
}

// A timer that nobody uses as an emitter does without what an emitter needs, which would be half of
// its memory.
Object.defineProperty(Timer.prototype, "_events", {
  get() {
    const events = new Events();
    if (this[kCallback]) events.timeout = [this[kCallback]];
    return setEvents(this, events);
  },
  set(events) {
    setEvents(this, events);
  },
});

function fire(timer) {
  const callback = timer[kCallback];
  const args = timer[kArgs];
  if (!callback) timer.emit("timeout", args);
  else if (args === undefined) callback.call(timer);
  else callback.apply(timer, args);
}

// ---- lists of timers, and the heap of lists ----

function List(duration) {
  this.duration = duration; // whole milliseconds, its key in `lists`; -1: of one timer
  this.first = null;
  this.last = null;
  this.due = 0; // those of the first timer
  this.setting = 0;
  this.index = 0; // in the heap
  this.isUnref = false; // of one timer that the program may end before
}

Object.setPrototypeOf(List.prototype, null); // a program's setters are not asked

const lists = new Map(); // duration -> List; no list is empty
const heap = [];
let settings = 0;
let unrefLists = 0;
let holds = true; // whether a running timer keeps the program going

function isBefore(a, b) {
  return a.due < b.due || (a.due === b.due && a.setting < b.setting);
}

function siftUp(list, index) {
  while (index > 0) {
    const parentIndex = (index - 1) >> 1;
    const parent = heap[parentIndex];
    if (!isBefore(list, parent)) break;
    heap[index] = parent;
    parent.index = index;
    index = parentIndex;
  }
  heap[index] = list;
  list.index = index;
}

function siftDown(list, index) {
  const length = heap.length;
  while (true) {
    let childIndex = 2 * index + 1;
    if (childIndex >= length) break;
    if (childIndex + 1 < length && isBefore(heap[childIndex + 1], heap[childIndex])) childIndex++;
    const child = heap[childIndex];
    if (!isBefore(child, list)) break;
    heap[index] = child;
    child.index = index;
    index = childIndex;
  }
  heap[index] = list;
  list.index = index;
}

function setFirst(list, timer) {
  list.first = timer;
  list.due = dueOf(timer);
  list.setting = timer[kSetting];
}

// Puts a timer in its place, looked for from the end: timers of one list that are set within a
// millisecond may be due in another order, as their delays are rounded to the list's duration.
function insert(timer, list) {
  const due = dueOf(timer);
  let previous = list.last;
  while (previous !== null && dueOf(previous) > due) previous = previous[kPrevious];
  const next = previous === null ? list.first : previous[kNext];
  timer[kList] = list;
  timer[kPrevious] = previous;
  timer[kNext] = next;
  if (next === null) list.last = timer;
  else next[kPrevious] = timer;
  if (previous !== null) {
    previous[kNext] = timer;
    return;
  }
  setFirst(list, timer);
  siftUp(list, next === null ? heap.length : list.index);
  if (list.isUnref && next === null) unrefLists++;
  if (unrefLists > 0 || !holds) hold();
}

// The program goes on for as long as there is a list of other timers.
function hold() {
  const wanted = heap.length > unrefLists || heap.length === 0;
  if (wanted !== holds) timers.hold((holds = wanted));
}

function remove(timer) {
  const list = timer[kList];
  const next = timer[kNext];
  const previous = timer[kPrevious];
  timer[kList] = timer[kNext] = timer[kPrevious] = null;
  if (next === null) list.last = previous;
  else next[kPrevious] = previous;
  if (previous !== null) {
    previous[kNext] = next;
  } else if (next !== null) {
    setFirst(list, next);
    siftDown(list, list.index);
  } else {
    dropList(list);
  }
}

// Takes out a list that ran empty.
function dropList(list) {
  if (list.duration >= 0) mapDelete(lists, list.duration);
  if (list.isUnref) unrefLists--;
  const last = arrayPop(heap);
  if (last !== list) {
    siftDown(last, list.index);
    siftUp(last, last.index);
  }
  if (unrefLists > 0 || !holds) hold();
}

// ---- setting and running ----

let armedFor = Infinity; // the due time that the libev timer stands at

// Keeps the libev timer at the first due time, or off when there is none (the loop may end then).
function arm() {
  const due = heap.length > 0 ? heap[0].due : Infinity;
  if (due === armedFor) return;
  armedFor = due;
  timers.arm(due === Infinity ? -1 : max(0, due - now()));
}

function listFor(timer, delay) {
  if (timer[kRepeat] > 0 || timer[kUnref]) return listOfOne(timer);
  const duration = ceil(delay);
  let list = mapGet(lists, duration);
  if (list === undefined) mapSet(lists, duration, (list = new List(duration)));
  return list;
}

// An interval, or a timer that does not keep the program going, has a list of its own.
function listOfOne(timer) {
  const list = new List(-1);
  list.isUnref = timer[kUnref];
  return list;
}

let tasks = null; // lib/async_tasks.js, once a debugger has asked for the stacks of what runs later

// Called when one does.
internal.traceTasks = function () {
  tasks = internal.load("async_tasks");
  internal.tracePromises(tasks);
};

function schedule(timer, delay) {
  if (tasks !== null) tasks.schedule(timer, "timer", timer[kRepeat] > 0);
  setDue(timer, now() + delay);
  timer[kSetting] = settings++;
  const list = listFor(timer, delay);
  insert(timer, list);
  if (list.index === 0) arm();
}

// Sets an interval for its next time, counted from when it was due, so that it does not drift.
// Times that were missed are skipped, not made up for.
function scheduleNext(timer) {
  const time = now();
  const due = dueOf(timer);
  const periods = floor((time - due) / timer[kRepeat]) + 1;
  setDue(timer, max(due + periods * timer[kRepeat], time + MIN_REPEAT));
  timer[kSetting] = settings++;
  insert(timer, listOfOne(timer));
}

// Runs the timers that are due at `limit`, the language's microtasks after each, and sets the next
// wake-up. What a callback throws ends the run: the caller reports it and calls again.
function runDue(limit) {
  while (heap.length > 0 && heap[0].due <= limit) {
    const timer = heap[0].first;
    remove(timer);
    if (timer[kRepeat] > 0) scheduleNext(timer);
    if (tasks === null) fire(timer);
    else tasks.run(timer, fire);
    runMicrotasks();
  }
  armedFor = NaN;
  arm();
}
timers.setEvents({ Timers: { due: runDue } });

// ---- what programs call ----

// A program's argument as milliseconds. A negative value, or one that is no number, is 0.
function milliseconds(value) {
  const number = Number(value);
  return number > 0 ? min(number, MAX_DELAY) : 0;
}

function interval(value) {
  return max(MIN_REPEAT, milliseconds(value));
}

// timer.start(after, repeat): fires after `after` milliseconds, then each `repeat`; repeat 0 is
// once. Starting a running timer starts it anew.
Timer.prototype.start = function (after, repeat) {
  if (this[kList]) remove(this);
  const period = milliseconds(repeat) > 0 ? interval(repeat) : 0;
  if (this[kRepeat] !== period) this[kRepeat] = period;
  schedule(this, milliseconds(after));
};

Timer.prototype.stop = function () {
  if (!this[kList]) return;
  if (tasks !== null) tasks.cancel(this);
  remove(this);
  arm();
};

// timer.unref(), timer.ref() -> timer. An unreferenced one does not keep the program going; whether it runs or is
// started later.
function setUnref(timer, isUnref) {
  if (timer[kUnref] === isUnref) return timer;
  timer[kUnref] = isUnref;
  if (timer[kList]) {
    const delay = max(0, dueOf(timer) - now());
    remove(timer);
    insert(timer, listFor(timer, delay));
    arm();
  }
  return timer;
}

Timer.prototype.unref = function () {
  return setUnref(this, true);
};
Timer.prototype.ref = function () {
  return setUnref(this, false);
};

// The timers that run, for node.statistics().
function count() {
  let running = 0;
  for (let i = 0; i < heap.length; i++)
    for (let timer = heap[i].first; timer !== null; timer = timer[kNext]) running++;
  return running;
}

function create(name, callback, args) {
  if (typeof callback !== "function") {
    throw new TypeError(name + ": the callback must be a function");
  }
  const timer = new Timer();
  timer[kCallback] = callback;
  if (args.length > 2) timer[kArgs] = Array.prototype.slice.call(args, 2);
  return timer;
}

// setTimeout(callback, delay, ...args) -> timeoutId, a node.Timer. Delay in milliseconds; the
// callback's this is the timer.
internal.define("setTimeout", function setTimeout(callback, delay) {
  const timer = create("setTimeout", callback, arguments);
  schedule(timer, milliseconds(delay));
  return timer;
});

// setInterval(callback, delay, ...args) -> intervalId.
internal.define("setInterval", function setInterval(callback, delay) {
  const timer = create("setInterval", callback, arguments);
  timer[kRepeat] = interval(delay);
  schedule(timer, timer[kRepeat]);
  return timer;
});

// clearTimeout(timeoutId), clearInterval(intervalId): anything that is no running timer is silently
// nothing.
internal.define("clearTimeout", function clearTimeout(timer) {
  if (timer instanceof Timer) timer.stop();
});
internal.define("clearInterval", function clearInterval(timer) {
  if (timer instanceof Timer) timer.stop();
});

return { Timer, count };
