// node examples/tail.js FILE: prints what a file has and what is added to it, as `tail -f` does. Reads at positions, and
// begins anew where the file has become shorter.

var CHUNK = 64 * 1024; // bytes
var PAUSE = 200; // milliseconds between two looks

function fail(error) {
  node.stdio.writeError(error.message + "\n");
  node.exit(1);
}

node.fs
  .open(ARGV[2], node.O_RDONLY)
  .addErrback(fail)
  .addCallback(function (fd) {
    var position = 0;

    function look() {
      node.fs
        .read(fd, CHUNK, position, node.RAW)
        .addErrback(fail)
        .addCallback(function (data, length) {
          if (length === 0) return node.fs.stat(ARGV[2]).addErrback(fail).addCallback(wait);
          position += length;
          node.stdio.write(data); // bytes: a character may stand in two chunks
          look();
        });
    }
    function wait(stats) {
      if (stats.size < position) position = 0;
      setTimeout(look, PAUSE);
    }
    look();
  });
