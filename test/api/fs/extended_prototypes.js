// A program that extends Object.prototype and Array.prototype changes nothing about node.fs.
var check = require("../check.js");

Object.prototype.added = function () {};
Array.prototype.added = function () {};
check.equal(node.fs.stat("/").wait().mode & node.S_IFMT, node.S_IFDIR);
check.ok(node.fs.readdir("/").wait().indexOf("etc") >= 0);
var fd = node.fs.open("/dev/zero", node.O_RDONLY).wait();
check.deepEqual(node.fs.read(fd, 2).wait(), [[0, 0], 2]);
node.fs.close(fd).wait();
