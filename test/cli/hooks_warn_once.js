// onLoad and onExit are deprecated, which one line on stderr says.
require("fixtures/listens.js");
function onLoad() {
  puts("main onLoad");
}
function onExit() {
  puts("main onExit");
}
