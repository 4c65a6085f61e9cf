// The end of a file needs no line end, whatever its last line is.
var check = require("../check.js");
check.equal(require("fixtures/last_line.js").value, 7);
check.equal(require("fixtures/no_line_end.js").value, 8);
