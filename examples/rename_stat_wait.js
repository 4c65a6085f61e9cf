// node examples/rename_stat_wait.js [from to]: two file operations in order, the second after a wait for the first.

var from = ARGV[2] || "/tmp/hello";
var to = ARGV[3] || "/tmp/world";

node.fs.rename(from, to).wait();
node.fs.stat(to).addCallback(function (stats) {
  puts("stats: " + JSON.stringify(stats));
});
