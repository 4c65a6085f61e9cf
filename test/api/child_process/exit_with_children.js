// node.exit ends the process at once though children run: what was written reaches them, and they go on.
var check = require("../check.js");
var run = require("fixtures/run.js");

if (ARGV[2] === "leave") {
  var child = node.createChildProcess('read x; echo "child read $x" > \'' + ARGV[3] + "'");
  child.addListener("exit", function () {
    puts("never told");
  });
  child.write("hello\n");
  node.exit(4);
} else {
  // The child blocks on the fifo until somebody reads it, and that is long after its parent's end.
  var command =
    "dir=$(mktemp -d); mkfifo $dir/fifo; (" +
    run.command(__filename, "leave $dir/fifo") +
    "); echo code $?; cat $dir/fifo; rm -r $dir";
  run.run(
    command,
    check.mustCall(function (result) {
      check.equal(result.output, "code 4\nchild read hello\n");
    }),
  );
}
