// The option `encoding` of a child is how its output comes, and how strings are written that come without an encoding.
var check = require("../check.js");
var PRICE = "5 \u20ac";

// What cat gives back of PRICE, written without an encoding and as UTF-8.
function written(options, expected) {
  var output = [];
  var child = node.createChildProcess("cat", null, options);
  child.addListener("output", function (data) {
    if (data !== null) output.push(data);
  });
  child.addListener(
    "exit",
    check.mustCall(function () {
      check.deepEqual(
        typeof output[0] === "string" ? output.join("") : [].concat.apply([], output),
        expected,
      );
    }),
  );
  child.write(PRICE);
  child.write(PRICE, "utf8");
  child.close();
}

written(undefined, "5 \ufffd" + PRICE);
written({ encoding: "utf8" }, PRICE + PRICE);
written({ encoding: "raw" }, [53, 32, 0xac, 53, 32, 0xe2, 0x82, 0xac]);
written({ encoding: "ascii" }, "5 \u00ac5 \u00e2\u0082\u00ac");

// A child that is started again has the options of its last start.
var child = new node.ChildProcess();
var again = false;
child.addListener("output", function (data) {
  if (data !== null) check.equal(data, again ? "\ufffd" : PRICE);
});
child.addListener(
  "exit",
  check.mustCall(function () {
    if (again) return;
    again = true;
    child.spawn("cat");
    child.write("\u20ac");
    child.close();
  }, 2),
);
child.spawn("cat", { encoding: "utf8" });
child.write(PRICE);
child.close();
