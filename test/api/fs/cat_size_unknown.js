// cat() gives all of a file that does not tell its size, as those of /proc.
var check = require("../check.js");

check.equal(node.fs.stat("/proc/self/environ").wait().size, 0);
check.ok(/PATH=/.test(node.fs.cat("/proc/self/environ").wait()));
var maps = node.fs.cat("/proc/self/maps").wait();
check.ok(maps.length > 4096);
check.equal(maps.charAt(maps.length - 1), "\n");
