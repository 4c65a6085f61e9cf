var left = 200;
function next() {
  if (left-- > 0) node.createChildProcess(["echo", "hello"]).addListener("exit", next);
}
next();
