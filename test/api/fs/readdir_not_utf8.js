// A name that is no UTF-8 can be used as readdir() gives it: each of its stray bytes is a lone surrogate U+DC80..DCFF.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");

// \xff, \xc3 without its second byte, an encoded surrogate, an overlong slash
var name = "a\udcff\udcc3b\udced\udca0\udc80\udcc0\udcaf\u00e9";
folder.file(name, "there");
var names = node.fs.readdir(folder.path).wait();
check.deepEqual(names, [name]);
check.equal(node.fs.cat(folder.file(names[0])).wait(), "there");
check.equal(node.fs.stat(folder.file(names[0])).wait().size, 5);
var missing = folder.failure(node.fs.stat(folder.file("\udcfe")));
check.equal(missing.path, folder.file("\udcfe"));
folder.remove();
