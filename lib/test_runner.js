// node --test (API document, "Tests"): runs files, each as a process of its own, some at a time, and reports them in
// their order.
"use strict";

const { writeError } = binding("stdio");
const { realPath } = binding("script");
const { parse, find, UsageError } = internal.load("test_options");
const { Text, Tap } = internal.load("test_report");
const start = internal.load("test_process");

// Milliseconds for which files that have been asked to stop may go on.
const STOP_GRACE = 2000;
const FAILED = 1;
const USAGE = 2;

function reasonOf({ code, signal, isLate, problem }, limit, isStopped) {
  if (problem !== undefined) return "cannot be started: " + problem;
  if (isLate) return `timed out after ${limit} s`;
  if (isStopped) return "stopped";
  if (signal !== undefined) return "killed by " + signal;
  return code === 0 ? "" : "exit code " + code;
}

class Run {
  #since = node.now();
  #outcomes = []; // by the index of the file; those that have not ended are missing
  #stops = new Map(); // index -> function: those that run
  #next = 0; // to be started
  #reported = 0;
  #passed = 0;
  #failed = 0;
  #stoppedBy;

  // command: what stands before the name of a file.
  constructor(files, settings, command) {
    this.files = files;
    this.settings = settings;
    this.command = command;
    this.report = new (settings.isTap ? Tap : Text)(settings.isVerbose);
  }

  start() {
    this.report.start(this.files.length);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
      global.addListener(signal, () => this.#stop(signal));
    for (let i = 0; i < this.settings.jobs; i++) this.#startNext();
  }

  #startNext() {
    if (this.#next === this.files.length || this.#stoppedBy !== undefined) return;
    const index = this.#next++;
    const command = [...this.command, this.files[index]];
    this.#stops.set(
      index,
      start(command, this.settings.timeout, (outcome) => this.#settle(index, outcome)),
    );
  }

  #settle(index, outcome) {
    const isStopped = this.#stoppedBy !== undefined;
    this.#stops.delete(index);
    outcome.reason = reasonOf(outcome, this.settings.timeout, isStopped);
    if (outcome.reason === "" && !this.settings.isVerbose) outcome.output = "";
    this.#outcomes[index] = outcome;
    while (this.#outcomes[this.#reported] !== undefined) this.#show(this.#reported++);
    this.#startNext();
    if (this.#stops.size === 0) this.#end();
  }

  #show(index) {
    const outcome = this.#outcomes[index];
    if (outcome === undefined) return;
    this.#outcomes[index] = { reason: outcome.reason };
    if (outcome.reason === "") this.#passed++;
    else if (outcome.reason !== "stopped") this.#failed++;
    this.report.file(index, this.files[index], outcome);
  }

  // The first signal has the files end, the second one ends them.
  #stop(signal) {
    const isFirst = this.#stoppedBy === undefined;
    this.#stoppedBy ??= signal;
    const stopAll = (how) => this.#stops.forEach((stop) => stop(how));
    stopAll(isFirst ? node.SIGTERM : node.SIGKILL);
    if (isFirst) global.setTimeout(() => stopAll(node.SIGKILL), STOP_GRACE);
  }

  #end() {
    while (this.#reported < this.files.length) this.#show(this.#reported++);
    const passed = this.#passed;
    const failed = this.#failed;
    const left = this.files.length - passed - failed;
    const milliseconds = node.now() - this.#since;
    this.report.end({ passed, failed, left, milliseconds, stoppedBy: this.#stoppedBy });
    if (this.#stoppedBy !== undefined) node.exit(128 + node[this.#stoppedBy]);
    node.exit(failed > 0 ? FAILED : 0);
  }
}

// options: those of node for the files' processes. argv: the program, "--test", and what stands behind it.
function runTests(options, argv) {
  try {
    const settings = parse(argv.slice(2));
    const command = [realPath("/proc/self/exe"), ...options, "--"];
    new Run(find(settings), settings, command).start();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    writeError(`node --test: ${error.message}\nnode --help names the options\n`);
    node.exit(USAGE);
  }
}

return runTests;
