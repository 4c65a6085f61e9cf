// An interval whose callback throws goes on.
var check = require("../check.js");

process.addListener("uncaughtException", check.mustCall(null, 3));
var calls = 0;
setInterval(function () {
  if (++calls === 3) clearInterval(this);
  throw new Error("call " + calls);
}, 1);
