// A module runs once, by whatever name it is asked for; require again gives the same object.
var check = require("../check.js");
var first = require("fixtures/counted.js");
check.equal(require("fixtures/counted.js"), first);
check.equal(require("./fixtures/../fixtures//counted.js"), first);
check.equal(require(__dirname + "/fixtures/counted.js"), first);
check.equal(first.run, 1);
check.equal(process.countedRuns, 1);
