// node examples/unlink.js [file]: deletes a file.

var path = ARGV[2] || "/tmp/hello";

var promise = node.fs.unlink(path);
promise.addCallback(function () {
  puts("successfully deleted " + path);
});
promise.addErrback(function (error) {
  puts("failed: " + error.message);
});
