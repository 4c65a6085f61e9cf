// ENV is the environment, name to value; a name that is not set is undefined.
var check = require("../check.js");
check.equal(typeof ENV.PATH, "string");
check.equal(ENV.NO_SUCH_VARIABLE_AS_THIS, undefined);
check.ok(Object.keys(ENV).indexOf("PATH") >= 0);
