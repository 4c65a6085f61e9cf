// A syntax error in a module names the place in the module, then who required it.
puts("run");
require("fixtures/broken.js");
