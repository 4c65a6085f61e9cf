// node examples/compressed_log.js FILE.gz: keeps what comes on stdin compressed in a file, as in
//
//     node server.js | node examples/compressed_log.js access.log.gz
//
// The file can be read at any time (zcat access.log.gz): what came is flushed to it once a second. Started
// again it adds to the file, since gzip streams may follow one another.
var path = ARGV[2];
var log = new node.Compressor("gzip");
var fd = node.fs.open(path, node.O_WRONLY | node.O_CREAT | node.O_APPEND, 420).wait(); // rw-r--r--
var written = false;

log.addListener("data", function (bytes) {
  node.fs.write(fd, bytes).addErrback(function (error) {
    node.stdio.writeError(path + ": " + error.message + "\n");
    node.exit(1);
  });
});

var timer = setInterval(function () {
  if (written) log.flush();
  written = false;
}, 1000);

node.stdio.addListener("data", function (text) {
  written = true;
  log.write(text);
});
node.stdio.addListener("close", function () {
  clearInterval(timer);
  log.close();
});
node.stdio.open("utf8");
