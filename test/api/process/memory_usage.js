// node.memoryUsage() grows by what a program takes: resident pages, bytes of arrays, V8's heap; and is what /proc says.
var check = require("../check.js");

function resident() {
  return parseInt(/^VmRSS:\s+(\d+)/m.exec(node.fs.cat("/proc/self/status").wait())[1], 10) * 1024;
}
var MANY = 64 << 20;
var before = node.memoryUsage();
var bytes = new Uint8Array(MANY).fill(1);
var with_bytes = node.memoryUsage();
check.ok(Math.abs(with_bytes.rss - resident()) < 8 << 20, with_bytes.rss + " and " + resident());
check.ok(with_bytes.rss - before.rss > MANY * 0.8, "rss");
check.ok(with_bytes.arrayBuffers - before.arrayBuffers >= MANY, "arrayBuffers");
check.ok(with_bytes.external - before.external >= MANY, "external");
check.ok(with_bytes.heapUsed - before.heapUsed < MANY / 2, "bytes of arrays are not in the heap");

var objects = [];
for (var i = 0; i < 300000; i++) objects.push({ i: i, name: "n" + i });
var with_objects = node.memoryUsage();
check.ok(with_objects.heapUsed - with_bytes.heapUsed > 300000 * 24, "heapUsed");
check.ok(with_objects.heapTotal >= with_objects.heapUsed);
check.equal(bytes[MANY - 1] + objects.length, 300001);
