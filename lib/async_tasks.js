// Async tasks, for the stacks that debuggers show: the call that set a timer, or that made a promise. Loaded when the
// first debugger asks for such stacks, and without effect when no debugger asks any more.
"use strict";

const native = binding("inspector");

// The number that V8 knows a task by, on what stands for it.
const kTask = Symbol("task");
let last = 0;

// The call that is running has `task` run later: once, or again and again.
function schedule(task, name, recurs) {
  task[kTask] = ++last;
  native.taskScheduled(last, name, recurs);
}

function cancel(task) {
  if (task[kTask] !== undefined) native.taskCanceled(task[kTask]);
}

// f(task), as what was scheduled.
function run(task, f) {
  const number = task[kTask];
  if (number === undefined) return f(task);
  native.taskStarted(number);
  try {
    return f(task);
  } finally {
    native.taskFinished(number);
  }
}

return { schedule, cancel, run };
