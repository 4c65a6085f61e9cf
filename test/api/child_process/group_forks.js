// A group that forks as fast as it can is gone as a whole after one kill(), each time, also when its leader has ended before.
var check = require("../check.js");
var fs = node.fs;

function members(group) {
  return fs
    .readdir("/proc")
    .wait()
    .filter(function (pid) {
      if (!/^[0-9]+$/.test(pid)) return false;
      try {
        var stat = fs.cat("/proc/" + pid + "/stat").wait();
        var fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return Number(fields[2]) === group && fields[0] !== "Z";
      } catch (error) {
        return false; // it is gone
      }
    });
}

// One that is killed closes what it has open before it is gone from /proc. One that was missed sleeps on, until the test is out
// of time.
function awaitNone(group, done) {
  if (members(group).length === 0) return done();
  setTimeout(awaitNone, 5, group, done);
}

// Four that fork at once, each up to a bound; with `leaves` their parent does not wait for them.
var FORKS = "fork() { i=0; while [ $i -lt 300 ]; do sleep 1000 & i=$((i+1)); done; wait; }; ";
var FOUR = "fork & fork & fork & fork & echo begun; ";
function round(left, leaves) {
  if (left === 0) return;
  var command = FORKS + FOUR + (leaves ? "exit 0" : "wait");
  var child = node.createChildProcess(["sh", "-c", command], null, { group: true });
  child.addListener("output", function (data) {
    if (data === null) return;
    setTimeout(function () {
      child.kill("SIGKILL");
    }, 5 * left);
  });
  // The outputs end with the last that has inherited them.
  child.addListener(
    "exit",
    check.mustCall(function (code, signal) {
      if (!leaves) check.equal(signal, "SIGKILL");
      var error = check.throws(function () {
        child.kill();
      }, Error);
      check.equal(error.code, "ESRCH");
      awaitNone(child.pid, function () {
        round(left - 1, !leaves);
      });
    }),
  );
}
round(8, false);
