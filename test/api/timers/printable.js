// A timer id can be printed and copied: it shows nothing of other timers.
var check = require("../check.js");

var ids = [];
for (var i = 0; i < 10; i++) ids.push(setTimeout(check.mustCall(), 1));
check.equal(JSON.stringify(ids[5]), "{}");
check.equal(Object.keys(ids[5]).length, 0);
