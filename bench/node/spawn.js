const { exec } = require("child_process");
let left = 200;
function next() {
  if (left-- > 0) exec("echo hello", next);
}
next();
