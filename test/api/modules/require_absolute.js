// require takes absolute paths.
var check = require("../check.js");
check.equal(require(__dirname + "/fixtures/circle.js").area(1), 3.14);
