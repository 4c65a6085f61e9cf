// clearTimeout and clearInterval of anything that is no running timer is silently nothing.
var check = require("../check.js");

var fired = setTimeout(
  check.mustCall(function () {
    clearTimeout(fired);
    clearInterval(fired);
  }),
  1,
);
var cleared = setTimeout(check.mustNotCall(), 1);
clearTimeout(cleared);
clearTimeout(cleared);
[
  undefined,
  null,
  0,
  1,
  -1,
  NaN,
  "1",
  {},
  [],
  function () {},
  new node.Timer(),
  new node.EventEmitter(),
  Object.create(null),
  Object.create(node.Timer.prototype),
].forEach(function (value) {
  check.equal(clearTimeout(value), undefined);
  check.equal(clearInterval(value), undefined);
});
clearTimeout();
clearInterval();
