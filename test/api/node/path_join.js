// node.path.join puts single slashes, drops "." and resolves "..".
var check = require("../check.js");
var join = node.path.join;
check.equal(join("a", "b", "c.js"), "a/b/c.js");
check.equal(join("a/", "/b/", "/c.js"), "a/b/c.js");
check.equal(join("/a", "b"), "/a/b");
check.equal(join("./a", "./b"), "a/b");
check.equal(join(".", "a", ".", "b"), "a/b");
check.equal(join("a", "b", "../c.js"), "a/c.js");
check.equal(join("a", "../../b"), "../b");
check.equal(join("..", "..", "a"), "../../a");
check.equal(join("/", "..", "a"), "/a");
check.equal(join("a", ".."), ".");
check.equal(join("a", "b/"), "a/b/");
check.equal(join("a", "", null, undefined, "b"), "a/b");
check.equal(join("a", 1), "a/1");
check.equal(join("a"), "a");
check.equal(join(), ".");
check.equal(join("/"), "/");
