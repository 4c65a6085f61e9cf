// Signals (API document, "Signals"): the numbers node.SIG*, and process.addListener("SIGTERM", f).
//
// A signal that has a listener is watched, one without has its default effect. The arrays of process.listeners() are
// live, so what a script does to one by hand is looked for at the end of the turn in which it asked for the array, and
// again when the signal comes.
//
// Sloppy mode on purpose, as events.js is: addListener("SIGTERM", f) without an object is process's.

const native = binding("signals");
const loop = binding("loop");
const { EventEmitter, hasListeners } = internal.load("events");
const emit = EventEmitter.prototype.emit;

// The catchable ones, name -> number; and number -> names, most have one.
const numbers = new Map();
const names = new Map();
const UNCATCHABLE = new Map([
  ["SIGKILL", "no process can catch it"],
  ["SIGSTOP", "no process can catch it"],
  ["SIGBUS", "the program cannot go on after it"],
  ["SIGFPE", "the program cannot go on after it"],
  ["SIGILL", "the program cannot go on after it"],
  ["SIGSEGV", "the program cannot go on after it"],
]);

for (const [name, number] of native.signals) {
  if (UNCATCHABLE.has(name)) continue;
  numbers.set(name, number);
  names.set(number, [...(names.get(number) || []), name]);
}

const watched = new Set();
const touched = new Set(); // those to look at when the turn ends

function update(number) {
  const wanted = names.get(number).some((name) => hasListeners(global, name));
  if (wanted === watched.has(number)) return;
  if (wanted) {
    watched.add(number);
    native.watch(number);
  } else {
    watched.delete(number);
    native.unwatch(number);
  }
}

function updateTouched() {
  const those = [...touched];
  touched.clear();
  those.forEach(update);
}

// Stands between the process and EventEmitter.prototype.
const processPrototype = {
  __proto__: EventEmitter.prototype,

  addListener(event, listener) {
    const reason = UNCATCHABLE.get(event);
    if (reason !== undefined)
      throw internal.coded("EINVAL", `addListener: ${event} cannot be listened to: ${reason}`);
    super.addListener(event, listener);
    if (this === global && numbers.has(event)) update(numbers.get(event));
    return this;
  },

  removeListener(event, listener) {
    super.removeListener(event, listener);
    if (this === global && numbers.has(event)) update(numbers.get(event));
    return this;
  },

  listeners(event) {
    if (this === global && numbers.has(event)) {
      if (touched.size === 0) loop.later(updateTouched);
      touched.add(numbers.get(event));
    }
    return super.listeners(event);
  },
};
Object.setPrototypeOf(global, processPrototype);

// Listeners get the name. Where the last one was taken out by hand, the signal has its default effect after all.
function caught(number) {
  let heard = false;
  for (const name of names.get(number)) heard = emit.call(global, name, [name]) || heard;
  if (heard) return;
  update(number);
  native.raise(number);
}
native.setEvents({ Signals: { caught } });

return native.signals;
