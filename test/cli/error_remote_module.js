// A module that cannot be got from its URL is told of at the line that asked for it, without frames of our own.
var a = 1;
  require("http://127.0.0.1:1/x.js");
