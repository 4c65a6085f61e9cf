// node.SIG* are the numbers of the system's signals.
var check = require("../check.js");
var run = require("../child_process/fixtures/run.js").run;

var expected = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
};
for (var name in expected) check.equal(node[name], expected[name], name);
[
  "SIGUSR1",
  "SIGUSR2",
  "SIGCHLD",
  "SIGCONT",
  "SIGSTOP",
  "SIGTSTP",
  "SIGTTIN",
  "SIGTTOU",
  "SIGBUS",
  "SIGPOLL",
  "SIGPROF",
  "SIGSYS",
  "SIGURG",
  "SIGVTALRM",
  "SIGXCPU",
  "SIGXFSZ",
  "SIGWINCH",
  "SIGIO",
  "SIGIOT",
].forEach(function (name) {
  check.equal(typeof node[name], "number", name);
});

// As the shell has them.
run(
  "for n in 1 2 9 10 12 15 17 20 28; do kill -l $n; done",
  check.mustCall(function (result) {
    var numbers = [1, 2, 9, 10, 12, 15, 17, 20, 28];
    result.output
      .trim()
      .split("\n")
      .forEach(function (name, i) {
        check.equal(node["SIG" + name], numbers[i], name);
      });
  }),
);
