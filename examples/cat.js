// node examples/cat.js [file]: prints a file.

node.fs
  .cat(ARGV[2] || "/etc/passwd", "utf8")
  .addCallback(function (content) {
    print(content);
  })
  .addErrback(function (error) {
    node.stdio.writeError(error.message + "\n");
    node.exit(1);
  });
