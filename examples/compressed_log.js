// node examples/compressed_log.js FILE.gz: keeps what comes on stdin compressed in a file, as in
//
//     node server.js | node examples/compressed_log.js access.log.gz
//
// The file can be read at any time (zcat access.log.gz): what came is flushed to it once a second. Started
// again it adds to the file, since gzip streams may follow one another. No more is read than the disk takes.
var path = ARGV[2];
var log = new node.Compressor("gzip");
var fd = node.fs.open(path, node.O_WRONLY | node.O_CREAT | node.O_APPEND, 420).wait(); // rw-r--r--

var timer = setInterval(function () {
  log.flush();
}, 1000);

function end() {
  clearInterval(timer);
}

function fail(error) {
  node.stdio.writeError(path + ": " + error.message + "\n");
  node.exit(1);
}

node.pump({ fd: 0 }, log).addCallback(end).addErrback(fail);
node.pump(log, { fd: fd }).addErrback(fail);
