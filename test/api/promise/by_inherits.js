// node.inherits(Ctor, node.Promise) is enough for a promise of one's own.
var check = require("../check.js");

function Job() {}
node.inherits(Job, node.Promise);
var job = new Job(),
  other = new Job();
job.addCallback(check.mustCall());
other.addCallback(check.mustNotCall());
setTimeout(function () {
  job.emitSuccess([1]);
}, 1);
check.equal(job.wait(), 1);
