// What an "exit" listener starts never comes about.
var check = require("../check.js");
process.addListener("exit", function () {
  setTimeout(check.mustNotCall(), 0);
  require_async("fixtures/listens.js").addCallback(check.mustNotCall());
});
