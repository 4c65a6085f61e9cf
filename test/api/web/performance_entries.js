// performance.mark() and measure() make entries in the order of their times, until they are cleared.
var check = require("../check.js");

var before = performance.now();
var mark = performance.mark("a", { detail: { n: [1] } });
check.ok(mark.startTime >= before && mark.startTime <= performance.now());
check.deepEqual([mark.name, mark.entryType, mark.duration, mark.detail.n[0]], ["a", "mark", 0, 1]);
check.deepEqual(Object.keys(mark.toJSON()), [
  "name",
  "entryType",
  "startTime",
  "duration",
  "detail",
]);
check.equal(Object.prototype.toString.call(mark), "[object PerformanceMark]");
check.equal(performance.mark("early", { startTime: 1 }).startTime, 1);
performance.mark("late", { startTime: 5 });
var detail = { x: 1 };
check.ok(performance.mark("copied", { detail, startTime: 0 }).detail !== detail);
check.deepEqual(
  performance.getEntries().map((entry) => entry.name),
  ["copied", "early", "late", "a"],
);

// [arguments of measure(), startTime, duration]
[
  [["m", "early", "late"], 1, 4],
  [["m", "early", undefined], 1, null],
  [["m", { start: 2, end: 3 }], 2, 1],
  [["m", { start: "early", duration: 10 }], 1, 10],
  [["m", { end: 10, duration: 4 }], 6, 4],
  [["m", { end: "late" }], 0, 5],
  [["m", undefined, "late"], 0, 5],
  [["m"], 0, null],
  [["m", {}], 0, null],
].forEach(function (row) {
  var measure = performance.measure.apply(performance, row[0]);
  check.equal(measure.startTime, row[1]);
  if (row[2] !== null) check.equal(measure.duration, row[2]);
  else check.ok(measure.duration >= before - row[1]);
  check.equal(measure.entryType, "measure");
});
performance.mark("early", { startTime: 3 });
check.equal(performance.measure("last of a name", "early", "late").duration, 2);

[
  ["mark", []],
  ["mark", ["x", { startTime: -1 }]],
  ["mark", ["x", { startTime: NaN }]],
  ["mark", ["x", 5]],
  ["measure", []],
  ["measure", ["x", { start: 1, end: 2, duration: 1 }]],
  ["measure", ["x", { detail: 1 }]],
  ["measure", ["x", { start: 1 }, "late"]],
  ["measure", ["x", { start: -1 }]],
].forEach(function (row) {
  check.throws(
    () => performance[row[0]].apply(performance, row[1]),
    TypeError,
    JSON.stringify(row),
  );
});
check.equal(check.throws(() => performance.measure("x", "none"), DOMException).name, "SyntaxError");
check.equal(
  check.throws(() => performance.mark("x", { detail: Symbol() }), DOMException).name,
  "DataCloneError",
);
check.throws(() => performance.mark.call({}, "x"), TypeError);

check.equal(performance.getEntriesByType("measure").length, 10);
check.equal(performance.getEntriesByName("early").length, 2);
check.equal(performance.getEntriesByName("early", "measure").length, 0);
performance.clearMarks("early");
performance.clearMeasures();
check.deepEqual(
  performance.getEntries().map((entry) => entry.name),
  ["copied", "late", "a"],
);
performance.clearMarks();
check.equal(performance.getEntries().length, 0);
