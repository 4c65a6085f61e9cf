// A module that is not there is told of at the line that asked for it.
var a = 1;
  require("nothing.js");
