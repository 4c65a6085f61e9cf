exports.found = require("package");
