// node.dlopen throws a TypeError that names the argument that is wrong.
var check = require("../check.js");
check.throws(function () {
  node.dlopen(undefined, {});
}, /path/);
check.throws(function () {
  node.dlopen("x.node");
}, /target/);
check.throws(function () {
  node.dlopen("x.node", null);
}, TypeError);
check.throws(function () {
  node.dlopen("x.node", 5);
}, TypeError);
