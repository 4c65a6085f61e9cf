// node.pid and its neighbours say what the system says.
var check = require("../check.js");

var status = node.cat("/proc/self/status", "utf8").wait();
check.equal(node.pid, parseInt(/^Pid:\s+(\d+)/m.exec(status)[1], 10));
check.equal(node.ppid, parseInt(/^PPid:\s+(\d+)/m.exec(status)[1], 10));
check.equal(node.umask(), parseInt(/^Umask:\s+(\d+)/m.exec(status)[1], 8));
var before = node.umask(027);
check.equal(node.umask(before), 027);
check.equal(node.hostname() + "\n", node.run(["uname", "-n"]).wait().output);
check.ok(node.uptime() > 0 && node.uptime() < 600);
var now = node.now();
check.ok(node.now() >= now);
var cpu = node.cpuUsage();
while (cpu.user === 0) cpu = node.cpuUsage(); // the system counts by ticks of its clock
check.ok(node.cpuUsage(cpu).user < cpu.user + 1e6);
var resident = /^VmRSS:\s+(\d+)/m.exec(node.cat("/proc/self/status", "utf8").wait())[1] * 1024;
var memory = node.memoryUsage();
check.ok(Math.abs(memory.rss - resident) < 4 << 20, memory.rss + " and " + resident);
check.ok(memory.heapUsed > 0 && memory.heapUsed <= memory.heapTotal);
var bytes = new Uint8Array(1 << 20);
check.ok(node.memoryUsage().arrayBuffers >= memory.arrayBuffers + bytes.length);
node.title = "x";
check.equal(node.title, "x");
check.equal(node.cat("/proc/self/comm", "utf8").wait(), "x\n");
check.equal(node.cat("/proc/self/cmdline", "utf8").wait().split("\0")[0], "x");
node.chdir("/usr");
check.equal(node.cwd(), "/usr");
check.equal(
  check.throws(function () {
    node.chdir("/no/such");
  }, Error).code,
  "ENOENT",
);
check.equal(
  check.throws(function () {
    node.kill(0x7fffffff);
  }, Error).code,
  "ESRCH",
);
node.kill(node.pid, 0);
check.throws(function () {
  node.kill("x");
}, TypeError);
check.throws(function () {
  node.kill(node.pid, "SIGX");
}, TypeError);
check.throws(function () {
  node.umask(4096);
}, TypeError);
check.equal(node.umask(new Number(before)), before);
check.throws(function () {
  node.cpuUsage({ user: NaN, system: 1 });
}, TypeError);
check.equal(
  check.throws(function () {
    node.setUser("no-such-user");
  }, Error).code,
  "ENOENT",
);
check.throws(function () {
  node.setUser(-1);
}, TypeError);
