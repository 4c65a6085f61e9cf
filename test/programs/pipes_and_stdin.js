// A program of 2009 runs another copy of itself that reads lines from stdin, joins children by their events, and kills one.
include("fixtures/mjsunit.js");
if (ARGV[2] === "upcase") {
  var rest = "";
  node.stdio.addListener("data", function (data) {
    rest += data;
    var lines = rest.split("\n");
    rest = lines.pop();
    for (var i = 0; i < lines.length; i++) puts(lines[i].toUpperCase());
    node.stdio.writeError("[" + lines.length + "]");
  });
  node.stdio.addListener("close", function () {
    print(rest + "|");
    node.debug("end");
    node.exit(7);
  });
  node.stdio.open("utf8");
} else {
  var results = {};
  function sh(command, input) {
    var promise = new node.Promise(),
      child = node.createChildProcess(command),
      out = "",
      err = "",
      nulls = 0;
    child.addListener("output", function (data) {
      data === null ? nulls++ : (out += data);
    });
    child.addListener("error", function (data) {
      data === null ? nulls++ : (err += data);
    });
    child.addListener("exit", function (code) {
      assertEquals(2, nulls);
      code ? promise.emitError([code, out, err]) : promise.emitSuccess([out, err]);
    });
    if (input) child.write(input, "utf8");
    child.close();
    promise.child = child;
    return promise;
  }
  assertEquals(["b\na\n", ""], sh("sort -r", "a\nb\n").wait());
  assertEquals("\u00e9\u20ac", sh("cat", "\u00e9\u20ac").wait()[0]);

  var self = "'" + ARGV[0] + "' '" + __filename + "' upcase";
  sh(self, "one\ntwo\nthr").addErrback(function (code, out, err) {
    results.self = [code, out, err.replace(/\]\[/, "+").length > 0];
  });

  // What one child writes is the other's input.
  var words = node.createChildProcess("printf 'b\\na\\nb\\n'"),
    sorted = node.createChildProcess("sort | uniq -c"),
    text = "";
  words.addListener("output", function (data) {
    data === null ? sorted.close() : sorted.write(data);
  });
  sorted.addListener("output", function (data) {
    if (data !== null) text += data;
  });
  sorted.addListener("exit", function () {
    results.piped = text.replace(/ +/g, "");
  });

  var sleeper = node.createChildProcess("exec sleep 100");
  assertTrue(sleeper.pid > 1);
  sleeper.addListener("exit", function (code) {
    results.killed = code;
  });
  setTimeout(function () {
    sleeper.kill(node.SIGKILL);
  }, 10);

  process.addListener("exit", function () {
    assertEquals([7, "ONE\nTWO\nthr|end\n", true], results.self);
    assertEquals("1a\n2b\n", results.piped);
    assertEquals(128 + 9, results.killed);
  });
}
