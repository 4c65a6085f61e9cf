// A bare promise does not keep the process alive.
var check = require("../check.js");

new node.Promise().addCallback(check.mustNotCall()).addErrback(check.mustNotCall());
new node.Promise().then(check.mustNotCall());
(async function () {
  await new node.Promise();
})().then(check.mustNotCall());
