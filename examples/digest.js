// node examples/digest.js [--algorithm=NAME] FILE...: prints what sha256sum prints, of all files at once,
// each on the thread pool.
var algorithm = "sha256";
var files = ARGV.slice(2).filter(function (argument) {
  var option = /^--algorithm=(.*)/.exec(argument);
  if (option) algorithm = option[1];
  return !option;
});

files.forEach(function (file) {
  node.crypto
    .digestFile(algorithm, file, "hex")
    .addCallback(function (digest) {
      puts(digest + "  " + file);
    })
    .addErrback(function (error) {
      node.stdio.writeError(error.message + "\n");
    });
});
