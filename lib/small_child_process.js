// "child_process" for packages: nothing of it is there.
"use strict";

return internal.load("small_absent")("child_process", "node.ChildProcess", {});
