// stat() tells a folder from a device by the file type in mode.
var check = require("../check.js");

check.equal(node.fs.stat("/").wait().mode & node.S_IFMT, node.S_IFDIR);
var device = node.fs.stat("/dev/null").wait();
check.equal(device.mode & node.S_IFMT, node.S_IFCHR);
check.equal(device.rdev, (1 << 8) | 3);
