// Output is UTF-8: a character split over two reads arrives whole, malformed and unfinished ones are U+FFFD.
var check = require("../check.js");

function pieces(command, expected) {
  var got = [];
  var child = node.createChildProcess(command);
  child.addListener("output", function (data) {
    got.push(data);
  });
  child.addListener(
    "exit",
    check.mustCall(function () {
      check.deepEqual(got, expected, command);
    }),
  );
}

// The second half comes when the first was read: the shell waits for a line on its stdin.
var got = [];
var child = node.createChildProcess("printf 'a\\303'; echo now >&2; read x; printf '\\251b'");
child.addListener(
  "error",
  check.mustCall(function (data) {
    if (data !== null) {
      setTimeout(function () {
        check.deepEqual(got, ["a"]);
        child.write("go\n");
      }, 20);
    }
  }, 2),
);
child.addListener("output", function (data) {
  got.push(data);
});
child.addListener(
  "exit",
  check.mustCall(function () {
    check.deepEqual(got, ["a", "\u00e9b", null]);
  }),
);

pieces("printf 'x\\377y'", ["x\ufffdy", null]);
pieces("printf 'x\\303'", ["x", "\ufffd", null]);
pieces("printf '\\342\\202\\254'", ["\u20ac", null]);
