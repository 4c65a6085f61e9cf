// node examples/rename_stat.js [from to]: two file operations in order, the second chained to the first.

var from = ARGV[2] || "/tmp/hello";
var to = ARGV[3] || "/tmp/world";

node.fs
  .rename(from, to)
  .addCallback(function () {
    node.fs.stat(to).addCallback(function (stats) {
      puts("stats: " + JSON.stringify(stats));
    });
  })
  .addErrback(function (error) {
    puts("failed: " + error.message);
  });
