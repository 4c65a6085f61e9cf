// A child process: what `ls -lh /usr` prints, and null at its end.
var ls = node.createChildProcess("ls -lh /usr");
ls.addListener("output", function (data) {
  puts(data);
});
