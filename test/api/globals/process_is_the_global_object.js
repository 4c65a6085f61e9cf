// process is the global object: its properties are global names, and the other way round.
var check = require("../check.js");
process.madeByProcess = 1;
check.equal(madeByProcess, 1);
undeclared = 2;
check.equal(process.undeclared, 2);
check.equal(
  (function () {
    return this;
  })(),
  process,
);
check.equal(process.process, process);
