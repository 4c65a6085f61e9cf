// --watched: the program is one that `node --watch` has started (lib/watch_mode.js). It reports each file that is
// loaded, and each that was looked for, right before that: the path, and what stands there at that moment.
"use strict";

const native = binding("watch");

return function startReports() {
  if (!native.takeReports()) return;
  internal.reportLoad = (path) => native.report(path + "\0" + native.signature(path) + "\0");
};
