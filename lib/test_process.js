// One test file as a process: its output, within bounds, and how it ended (API document, "Tests").
"use strict";

const { createChildProcess, ENDED, giveUp } = internal.load("child_process");
const { later } = binding("loop");

// Characters that are kept of an output: so many of its beginning, and of its end.
const MAX_KEPT = 64 * 1024;
// Milliseconds for which outputs may stay open when the process and its group have gone.
const OPEN_AFTER_END = 1000;

// What a file prints to stdout and stderr, as it comes.
class Output {
  #head = "";
  #tail = "";
  #size = 0;

  add(text) {
    const room = MAX_KEPT - this.#head.length;
    this.#size += text.length;
    this.#head += text.slice(0, room);
    this.#tail += text.slice(room);
    if (this.#tail.length > 2 * MAX_KEPT) this.#tail = this.#tail.slice(-MAX_KEPT);
  }

  // Whole lines, where it has lines. Says how much is not there.
  text() {
    if (this.#size <= 2 * MAX_KEPT) return this.#head + this.#tail;
    const head = this.#head.slice(0, this.#head.lastIndexOf("\n") + 1) || this.#head + "\n";
    const tail = this.#tail.slice(-MAX_KEPT);
    const end = tail.slice(tail.indexOf("\n") + 1) || tail;
    const left = this.#size - head.length - end.length;
    return `${head}[${left} characters are left out here]\n${end}`;
  }
}

// Runs a command, an array, for `limit` seconds at most (0: for ever). Calls onEnd({ code, signal, isLate, problem,
// output, milliseconds }) once, later: isLate where the time was up, `problem` where it cannot be started. What it has
// left running in its process group is killed. Returns stop(signal), which has it end.
function start(command, limit, onEnd) {
  const output = new Output();
  const since = node.now();
  let isLate = false;
  let timer;
  const end = (code, signal, problem) => {
    global.clearTimeout(timer);
    const milliseconds = node.now() - since;
    onEnd({ code, signal, isLate, problem, output: output.text(), milliseconds });
  };
  let child;
  try {
    child = createChildProcess(command, undefined, { stdin: "ignore", group: true });
  } catch (error) {
    later(() => end(1, undefined, error.message));
    return () => {};
  }
  for (const name of ["output", "error"])
    child.addListener(name, (text) => text !== null && output.add(text));
  const kill = () => giveUp(child, node.SIGKILL);
  if (limit > 0) {
    timer = global.setTimeout(() => {
      isLate = true;
      kill();
    }, limit * 1000);
  }
  child[ENDED] = () => {
    global.clearTimeout(timer);
    stop(node.SIGKILL);
    timer = global.setTimeout(kill, OPEN_AFTER_END);
  };
  child.addListener("exit", (code, signal) => end(code, signal, undefined));
  const stop = (signal) => {
    try {
      child.kill(signal);
    } catch {
      // It has ended.
    }
  };
  return stop;
}

return start;
