// fetch, Headers, Request and Response are global names that for-in does not meet and that a program may assign.
var check = require("../check.js");
var names = ["fetch", "Headers", "Request", "Response"];
for (var name in this) check.ok(names.indexOf(name) < 0, name);
var global = (0, eval)("this");
for (name in global) check.ok(names.indexOf(name) < 0, name);
names.forEach(function (name) {
  check.equal(typeof global[name], "function");
  check.equal(Object.getOwnPropertyDescriptor(global, name).enumerable, false);
  global[name] = 5;
  check.equal(global[name], 5);
});
