// Timers (API document, "Timers"): setTimeout, setInterval and node.Timer.
//
// All timers stand in one binary heap, ordered by due time, then by setting; one libev timer wakes for the first.
"use strict";

const timers = binding("timers");
const now = timers.now;
const EventEmitter = node.EventEmitter;
const Events = internal.Events;

// The longest delay, in milliseconds: some 31 years.
const MAX_DELAY = 1e12;

const heap = [];
let settings = 0;
let armedFor = Infinity; // the due time that the libev timer stands at

// new node.Timer(): emits "timeout" when it fires. Idle until start().
function Timer() {
  this._due = 0;
  this._setting = 0;
  this._index = -1; // in the heap; -1: not running
  this._repeat = 0;
  this._args = undefined;
}
node.inherits(Timer, EventEmitter);
node.Timer = Timer;

function milliseconds(value) {
  const number = Number(value);
  return number > 0 ? Math.min(number, MAX_DELAY) : 0;
}

function isBefore(a, b) {
  return a._due < b._due || (a._due === b._due && a._setting < b._setting);
}

function siftUp(timer, index) {
  while (index > 0) {
    const parentIndex = (index - 1) >> 1;
    const parent = heap[parentIndex];
    if (!isBefore(timer, parent)) break;
    heap[index] = parent;
    parent._index = index;
    index = parentIndex;
  }
  heap[index] = timer;
  timer._index = index;
}

function siftDown(timer, index) {
  const length = heap.length;
  while (true) {
    let childIndex = 2 * index + 1;
    if (childIndex >= length) break;
    if (childIndex + 1 < length && isBefore(heap[childIndex + 1], heap[childIndex])) childIndex++;
    const child = heap[childIndex];
    if (!isBefore(child, timer)) break;
    heap[index] = child;
    child._index = index;
    index = childIndex;
  }
  heap[index] = timer;
  timer._index = index;
}

function remove(timer) {
  const index = timer._index;
  timer._index = -1;
  const last = heap.pop();
  if (last === timer) return;
  siftDown(last, index);
  if (last._index === index) siftUp(last, index);
}

// Keeps the libev timer at the first due time, or off when there is none (the loop may end then).
function arm() {
  const due = heap.length > 0 ? heap[0]._due : Infinity;
  if (due === armedFor) return;
  armedFor = due;
  timers.arm(due === Infinity ? -1 : Math.max(0, due - now()));
}

function schedule(timer, delay) {
  timer._due = now() + delay;
  timer._setting = settings++;
  heap.push(timer);
  siftUp(timer, heap.length - 1);
  if (timer._index === 0) arm();
}

// timer.start(after, repeat): fires after `after` milliseconds, then each `repeat`; repeat 0 is once. Starting a running
// timer starts it anew.
Timer.prototype.start = function (after, repeat) {
  if (this._index >= 0) remove(this);
  this._repeat = milliseconds(repeat);
  schedule(this, milliseconds(after));
};

Timer.prototype.stop = function () {
  if (!(this._index >= 0)) return;
  remove(this);
  arm();
};

// Runs the first timer that is due at `limit`; false when there is none, and the wake-up is set for the next.
timers.setCallback(function (limit) {
  const timer = heap[0];
  if (timer === undefined || timer._due > limit) {
    armedFor = NaN;
    arm();
    return false;
  }
  remove(timer);
  if (timer._repeat > 0) {
    // From the due time, so that intervals do not drift; missed ones are skipped, not made up for.
    timer._due += timer._repeat;
    if (timer._due <= limit) timer._due = limit + timer._repeat;
    timer._setting = settings++;
    heap.push(timer);
    siftUp(timer, heap.length - 1);
  }
  timer.emit("timeout", timer._args);
  return true;
});

function create(name, callback, args) {
  if (typeof callback !== "function") throw new TypeError(name + ": the callback must be a function");
  const timer = new Timer();
  timer._events = new Events();
  timer._events.timeout = [callback];
  if (args.length > 0) timer._args = args;
  return timer;
}

// setTimeout(callback, delay, ...args) -> timeoutId, a node.Timer. Delay in milliseconds; the callback's this is the timer.
global.setTimeout = function setTimeout(callback, delay, ...args) {
  const timer = create("setTimeout", callback, args);
  schedule(timer, milliseconds(delay));
  return timer;
};

// setInterval(callback, delay, ...args) -> intervalId. At least 1 ms apart.
global.setInterval = function setInterval(callback, delay, ...args) {
  const timer = create("setInterval", callback, args);
  timer._repeat = Math.max(1, milliseconds(delay));
  schedule(timer, timer._repeat);
  return timer;
};

// clearTimeout(timeoutId), clearInterval(intervalId): anything that is no running timer is silently nothing.
global.clearTimeout = function clearTimeout(timer) {
  if (timer instanceof Timer) timer.stop();
};
global.clearInterval = function clearInterval(timer) {
  if (timer instanceof Timer) timer.stop();
};
