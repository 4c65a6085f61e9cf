// An error that wait() throws, made where no script ran, is shown where the script waits.
var name = "no_such_file";
  node.fs.stat(name).wait();
