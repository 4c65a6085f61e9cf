// A wrong option throws a TypeError that names it.
var check = require("../check.js");
[
  "maxHeadBytes",
  "maxHeaders",
  "maxTargetBytes",
  "headTimeout",
  "idleTimeout",
  "maxRequests",
  "maxConnections",
  "maxPending",
  "maxDelay",
].forEach(function (name) {
  [-1, 1.5, "many", {}].forEach(function (value) {
    var options = {};
    options[name] = value;
    check.throws(function () {
      node.http.createServer(null, options);
    }, new RegExp(name));
  });
});
node.http.createServer(null, { maxRequests: null, idleTimeout: "0", backlog: 5 });
