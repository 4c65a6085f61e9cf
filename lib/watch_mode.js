// node --watch (API document, "Watching"): runs a script as a child, and again when a file that it has loaded changes.
//
// The child reports what it loads on a descriptor of its own (lib/load_report.js), so one that fails at once is watched
// as well. It stays in our process group, where it can read from the terminal.
"use strict";

const { writeError } = binding("stdio");
const { realPath } = binding("script");
const { ChildProcess, START, REPORT } = internal.load("child_process");
const WatchedFiles = internal.load("watched_files");

// Milliseconds: files change together, and a child may take time to end.
const QUIET = 100;
const MAX_WAIT = 1000;
const GRACE = 5000;

const hasTerminal = [0, 1, 2].some((fd) => node.isTerminal(fd));
const ENDING = ["SIGINT", "SIGTERM", "SIGQUIT"];
const PASSED_ON = ["SIGHUP", "SIGUSR1", "SIGUSR2"];
// The terminal sends these to the child as well.
const FROM_TERMINAL = hasTerminal ? ["SIGINT", "SIGQUIT"] : [];

const say = (text) => writeError(`node --watch: ${text}\n`);

class Watch {
  #command;
  #child; // undefined where none runs
  #files;
  #changed; // the path that changed first; undefined where nothing has
  #changedAt = 0;
  #quietTimer;
  #graceTimer;
  #endsBy; // the signal that ends us
  #isHungUp = false; // the terminal has gone
  #hasProblem = false;

  constructor(command) {
    this.#command = command;
  }

  start() {
    for (const name of ENDING) global.addListener(name, () => this.#end(name));
    for (const name of PASSED_ON) global.addListener(name, () => this.#passOn(name));
    this.#startChild();
  }

  #startChild() {
    this.#files?.close();
    global.clearTimeout(this.#quietTimer);
    this.#changed = undefined;
    const files = new WatchedFiles(
      (path) => files === this.#files && this.#change(path),
      (error) => this.#problem(error),
    );
    this.#files = files;
    const child = new ChildProcess();
    child[REPORT] = (text) => text !== null && files.take(text);
    child.addListener("exit", (code, signal) => this.#childEnded(code, signal));
    child[START]("--watch", this.#command, {
      stdin: "inherit",
      stdout: "inherit",
      stderr: "inherit",
    });
    this.#child = child;
  }

  #problem(error) {
    if (!this.#hasProblem) say("not everything can be watched: " + error.message);
    this.#hasProblem = true;
  }

  // ---- changes ----

  // Starts again when there was no change for a while.
  #change(path) {
    if (this.#endsBy !== undefined) return;
    if (this.#changed === undefined) this.#changedAt = node.now();
    this.#changed ??= path;
    global.clearTimeout(this.#quietTimer);
    const left = Math.min(QUIET, this.#changedAt + MAX_WAIT - node.now());
    this.#quietTimer = global.setTimeout(() => this.#restart(), left);
  }

  #restart() {
    if (this.#graceTimer !== undefined || this.#endsBy !== undefined) return;
    const here = node.cwd() + "/";
    const name = this.#changed.startsWith(here) ? this.#changed.slice(here.length) : this.#changed;
    say(name + " has changed, starting again");
    if (this.#child === undefined) return this.#startChild();
    this.#kill("SIGTERM");
    this.#killLater();
  }

  // ---- the child's end ----

  #kill(signal) {
    try {
      this.#child.kill(signal);
    } catch {
      // It has ended.
    }
  }

  #killLater() {
    this.#graceTimer ??= global.setTimeout(() => this.#kill("SIGKILL"), GRACE);
  }

  #childEnded(code, signal) {
    const isStopped = this.#graceTimer !== undefined;
    global.clearTimeout(this.#graceTimer);
    this.#graceTimer = undefined;
    this.#child = undefined;
    if (this.#endsBy !== undefined || this.#isHungUp || signal === "SIGHUP") node.exit(code);
    if (isStopped) return this.#startChild();
    const how = signal === undefined ? `with exit code ${code}` : `by ${signal}`;
    say(`the program has ended ${how}, waiting for a change`);
  }

  // ---- signals ----

  #passOn(signal) {
    this.#isHungUp ||= signal === "SIGHUP" && hasTerminal;
    if (this.#child !== undefined) this.#kill(signal);
    else if (signal === "SIGHUP") node.exit(128 + node.SIGHUP);
  }

  // The first one has the child end, the second one ends it.
  #end(signal) {
    if (this.#child === undefined) node.exit(128 + node[signal]);
    const isFirst = this.#endsBy === undefined;
    this.#endsBy ??= signal;
    if (!isFirst) this.#kill("SIGKILL");
    else if (!FROM_TERMINAL.includes(signal)) this.#kill(signal);
    this.#killLater();
  }
}

// options: those of node for the child. argv: the program, the script or "-e", its arguments. source: what stands
// behind -e.
function watchScript(options, argv, source) {
  const script = source === undefined ? ["--", ...argv.slice(1)] : ["-e", source, ...argv.slice(2)];
  new Watch([realPath("/proc/self/exe"), "--watched", ...options, ...script]).start();
}

return watchScript;
