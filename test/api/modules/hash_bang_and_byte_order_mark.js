// A byte order mark and a leading #! line are skipped, and lines keep their numbers.
var check = require("../check.js");
check.equal(require("fixtures/bom.js").line, "2");
