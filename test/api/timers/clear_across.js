// clearInterval stops a timeout and clearTimeout an interval: an id is an id.
var check = require("../check.js");

clearInterval(setTimeout(check.mustNotCall(), 1));
clearTimeout(setInterval(check.mustNotCall(), 1));
