// { path, start, end } and { fd, start, end } are the bytes from start to end, both included, as far as the file goes.
var check = require("../check.js");
var files = require("fixtures/files.js");

var from = files.make("from", 200000);
var content = files.read(from);
var fd = node.fs.open(from, node.O_RDONLY).wait();

function expect(part, first, last) {
  [{ path: from }, { fd: fd }].forEach(function (file) {
    var size = node.pump(Object.assign(file, part), { path: files.path("to") }).wait();
    var got = files.read(files.path("to"));
    check.equal(size, last - first, JSON.stringify(part));
    check.equal(got.length, size);
    check.ok(
      got.every((byte, i) => byte === content[first + i]),
      JSON.stringify(part),
    );
  });
}
expect({ start: 0, end: 0 }, 0, 1);
expect({ start: 2, end: 5 }, 2, 6);
expect({ start: 70000 }, 70000, 200000);
expect({ end: 70000 }, 0, 70001);
expect({ start: 199999, end: 1e9 }, 199999, 200000);
expect({ start: 200000 }, 0, 0);
expect({ start: 300000, end: 300001 }, 0, 0);
expect({ start: 1000, end: 150000 }, 1000, 150001);
expect({ start: 0, end: null }, 0, 200000);
node.fs.close(fd).wait();

// What is no regular file has no size: as much as there is, or as is wanted.
check.equal(
  node.pump({ path: "/dev/zero", end: 99999 }, { path: files.path("to") }).wait(),
  100000,
);
check.equal(node.pump({ path: "/proc/self/stat" }, { path: files.path("to") }).wait() > 0, true);
var part = { path: "/proc/self/status", start: 2, end: 5 };
check.equal(node.pump(part, { path: files.path("to") }).wait(), 4);
check.equal(node.fs.cat(files.path("to")).wait(), "me:\t");

[-1, 0.5, NaN, "1", Infinity, {}, 1e300].forEach(function (wrong) {
  check.throws(function () {
    node.pump({ path: from, start: wrong }, { path: files.path("to") });
  }, /^pump: start must be an integer and not negative/);
  check.throws(function () {
    node.pump({ path: from, end: wrong }, { path: files.path("to") });
  }, /^pump: end must be an integer and not negative/);
});
check.throws(function () {
  node.pump({ path: from, start: 5, end: 4 }, { path: files.path("to") });
}, /^pump: end must not be before start/);
Object.prototype.start = 7;
check.equal(node.pump({ path: from }, { path: files.path("to") }).wait(), 200000);
delete Object.prototype.start;
