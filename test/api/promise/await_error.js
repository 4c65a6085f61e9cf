// Rejections of a node.Promise are always Errors: the first argument where it is one, else one that tells the arguments.
var check = require("../check.js");

function failed(args) {
  var promise = new node.Promise();
  setTimeout(function () {
    promise.emitError(args);
  }, 1);
  return promise.then(check.mustNotCall(), function (error) {
    check.ok(error instanceof Error);
    return error;
  });
}
(async function () {
  var mine = new TypeError("mine");
  check.ok((await failed([mine, 1])) === mine);
  check.ok((await failed([])).message.length > 0);
  check.equal((await failed(["text"])).message, "text");
  var dns = await failed([-3, "no such name"]);
  check.deepEqual([dns.code, dns.message], [-3, "no such name"]);
  var status = await failed([404]);
  check.deepEqual([status.code, status.message], [404, "404"]);
  await failed([null]);
  await failed([Symbol("s")]);
  await failed([
    {
      toString: function () {
        throw 1;
      },
    },
  ]);
})().then(check.mustCall());
