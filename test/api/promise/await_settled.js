// await and then work on a promise that is settled already.
var check = require("../check.js");

var good = new node.Promise(),
  bad = new node.Promise();
good.emitSuccess(["value"]);
bad.emitError([new Error("reason")]);
(async function () {
  check.equal(await good, "value");
  await bad.then(
    check.mustNotCall(),
    check.mustCall(function (error) {
      check.equal(error.message, "reason");
    }),
  );
})().then(check.mustCall());
