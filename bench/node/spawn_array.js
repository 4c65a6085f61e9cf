const { execFile } = require("child_process");
let left = 200;
function next() {
  if (left-- > 0) execFile("echo", ["hello"], next);
}
next();
