// A wrong option of createClient throws a TypeError that names it.
var check = require("../check.js");
[
  "maxHeadBytes",
  "maxHeaders",
  "headTimeout",
  "idleTimeout",
  "maxRequests",
  "timeout",
  "connections",
].forEach(function (name) {
  [-1, 1.5, "many", "", {}, [7], true, 7n, new Date(7), Symbol("7")].forEach(function (value) {
    var options = {};
    options[name] = value;
    check.throws(function () {
      node.http.createClient(80, null, options);
    }, new RegExp(name));
  });
});
node.http.createClient(80, null, { maxRequests: null, idleTimeout: "0", timeout: new Number(7) });
