// An error thrown in a module is shown at its place in the module.
require("fixtures/throws.js");
