// node examples/repl.js: reads expressions from stdin, a line each, and prints their values. What it
// throws is shown, and so is what a callback of such a line throws later.

var PROMPT = "> ";
var input = "";

function show(value) {
  if (value === undefined) return;
  if (value instanceof Error) puts(value.name + ": " + value.message);
  else p(value);
}

// What was thrown may be nothing that makes a string.
function showThrown(error) {
  try {
    puts(error);
  } catch (unprintable) {
    p(error);
  }
}

// In the global scope, so that the variables of one line are there in the next.
function run(line) {
  try {
    show(node.compile(line, "[line]"));
  } catch (error) {
    showThrown(error);
  }
}

process.addListener("uncaughtException", function (error) {
  showThrown(error);
  print(PROMPT);
});

node.stdio.addListener("data", function (data) {
  var lines = (input + data).split("\n");
  input = lines.pop();
  lines.forEach(function (line) {
    run(line);
    print(PROMPT);
  });
});
node.stdio.addListener("close", function () {
  if (input !== "") run(input);
  puts("");
});

print(PROMPT);
node.stdio.open();
