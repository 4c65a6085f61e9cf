// remove() removes a file, a link itself, an empty folder, and with { recursive: true } one with all that is in it; an
// error names what could not be removed.
var check = require("../check.js");
var folder = require("./fixtures/folder.js");
var fs = node.fs;

function names() {
  return fs.readdir(folder.path).wait().sort().join();
}
function there(path) {
  var found;
  fs.exists(path, function (is) {
    found = is;
  });
  fs.stat("/").wait();
  while (found === undefined) fs.stat("/").wait();
  return found;
}
var whole = { recursive: true };
folder.file("file", "x");
fs.remove(folder.file("file")).addCallback(
  check.mustCall(function () {
    check.equal(arguments.length, 0);
    check.equal(names(), "");

    // A folder with something in it.
    fs.mkdir(folder.file("a/b/c"), 0700, { parents: true }).wait();
    folder.file("a/b/file", "x");
    folder.file("kept", "x");
    fs.symlink("../../kept", folder.file("a/b/to-kept")).wait();
    fs.symlink("..", folder.file("a/b/up")).wait();
    var error = folder.failure(fs.remove(folder.file("a")));
    check.equal(error.message, "remove: Directory not empty: " + folder.file("a"));
    fs.symlink("a", folder.file("link")).wait();
    check.equal(folder.failure(fs.remove(folder.file("link/"), whole)).code, "ENOTDIR");
    fs.remove(folder.file("link"), whole).wait();
    check.equal(names(), "a,kept", "a link is removed, never what it leads to");
    fs.remove(folder.file("a//"), whole).wait();
    check.equal(names(), "kept");

    // Deeper than a path can be, and than there are descriptors; and wide.
    deep();
    for (var i = 0; i < 300; i++)
      fs.mkdir(folder.file("wide/" + i), 0700, { parents: true }).wait();
    fs.remove(folder.file("wide"), whole).wait();
    check.equal(names(), "kept");

    // What is not to be removed.
    check.equal(folder.failure(fs.remove(folder.file("none"), whole)).code, "ENOENT");
    check.equal(folder.failure(fs.remove("", whole)).code, "ENOENT");
    check.equal(folder.failure(fs.remove("/", whole)).code, "EBUSY");
    check.equal(folder.failure(fs.remove(folder.file("kept/."), whole)).code, "EINVAL");
    check.equal(folder.failure(fs.remove(folder.path + "/..", whole)).code, "EINVAL");
    check.ok(there(folder.file("kept")));
    check.throws(function () {
      fs.remove(folder.path, true);
    }, /remove: options must be an object/);
    folder.remove();
    check.ok(!there(folder.path));
  }),
);

function deep() {
  var script =
    "import os\nos.chdir('" +
    folder.path +
    "')\n" +
    "for i in range(1500):\n os.mkdir('d' * 50)\n os.chdir('d' * 50)\n";
  var made = new node.Promise();
  node.createChildProcess('exec python3 -c "' + script + '"').addListener("exit", function (code) {
    made.emitSuccess([code]);
  });
  check.equal(made.wait(), 0);
  fs.remove(folder.file(new Array(51).join("d")), whole).wait();
}
