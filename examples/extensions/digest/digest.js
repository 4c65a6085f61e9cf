// Build digest.node: g++ -shared `node --cflags` -o digest.node digest.cc -lcrypto
// Then: node digest.js FILE...
var digest = require("digest.node");

ARGV.slice(2).forEach(function (path) {
  digest
    .sha256(path)
    .addCallback(function (hex) {
      puts(hex + "  " + path);
    })
    .addErrback(function (error) {
      puts(error.message);
    });
});
