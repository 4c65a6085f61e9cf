// The global Promise stays the language's own.
var check = require("../check.js");

check.ok(Promise !== node.Promise);
check.ok(Promise.resolve(1) instanceof Promise);
