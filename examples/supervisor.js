// node examples/supervisor.js COMMAND [restarts]: runs a command, and again when it fails; what it
// writes goes on with its name before each line. Ctrl-C ends both.

var LONGEST = 64 * 1024; // characters; a longer line is cut there

// Emits "line" (text, isError), "restart" (code) and, when it is over, "end" (code).
class Supervisor extends node.EventEmitter {
  constructor(command, restarts) {
    super();
    this.command = command;
    this.restarts = restarts;
    this.stopped = false;
  }

  start() {
    var self = this;
    var child = (this.child = node.createChildProcess(this.command));
    this.forward("output", false);
    this.forward("error", true);
    child.addListener("exit", function (code) {
      if (code === 0 || self.stopped || self.restarts-- === 0) return self.emit("end", [code]);
      self.emit("restart", [code]);
      self.start();
    });
    child.close();
  }

  // A chunk may end in the middle of a line, which waits for the rest then.
  forward(event, isError) {
    var self = this;
    var rest = "";
    this.child.addListener(event, function (data) {
      var lines = (rest + (data === null ? "" : data)).split("\n");
      rest = lines.pop();
      for (; rest.length > LONGEST; rest = rest.slice(LONGEST)) lines.push(rest.slice(0, LONGEST));
      if (data === null && rest !== "") lines.push(rest);
      lines.forEach(function (line) {
        self.emit("line", [line, isError]);
      });
    });
  }

  stop() {
    this.stopped = true;
    this.child.kill();
  }
}

if (ARGV.length < 3) {
  node.stdio.writeError("usage: " + ARGV[1] + " COMMAND [restarts]\n");
  node.exit(2);
}
var supervisor = new Supervisor(ARGV[2], Number(ARGV[3] || 3));
var name = ARGV[2].split(" ")[0];

supervisor.addListener("line", function (line, isError) {
  if (isError) node.stdio.writeError(name + ": " + line + "\n");
  else puts(name + ": " + line);
});
supervisor.addListener("restart", function (code) {
  puts("(exit code " + code + ", again)");
});
supervisor.addListener("end", function (code) {
  node.exit(code);
});
process.addListener("SIGINT", function () {
  supervisor.stop();
});
supervisor.start();
