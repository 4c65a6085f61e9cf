// Of rejections those without a handler at the end of the turn are reported, whatever the order in which others got theirs.
var check = require("../api/check.js");
var reported = [];
process.addListener("uncaughtException", function (error) {
  reported.push(error);
});
var promises = [];
for (var i = 0; i < 6; i++) promises.push(Promise.reject(i));
promises[5].catch(function () {});
promises[0].catch(function () {});
promises[2].catch(function () {});
promises.push(Promise.reject(6));
promises[4].catch(function () {});
setTimeout(function () {
  check.deepEqual(reported, [1, 3, 6]);
}, 0);
