#!/bin/sh
# console.log() prints its arguments with spaces between, directives filled in; objects as p() prints them.
set -eu
[ "$("$NODE" -e '
  console.log();
  console.log("text", 5, undefined, null, true, [1, "a"], { b: 1 }, 5n, Symbol("s"), function f() {});
  console.log("%s has %d of %i, %f%%, %j", "x", "5", 7.9, "1.5", { a: 1 }, "and more");
  console.log("%s %s", "only one");
  console.log("100% %d%%");
  console.log("%c styled", "color: red");
  console.log({ a: 1 }, "%s", 1);
  console.info("info");
  console.debug("debug");
  var log = console.log;
  log("detached");
  console.log(new Error("shown with its stack"));
' | head -n 11)" = '
text 5 undefined null true [1,"a"] {"b":1} 5n Symbol(s) [function f]
x has 5 of 7, 1.5%, {"a":1} and more
only one %s
100% %d%%
 styled
{"a":1} %s 1
info
debug
detached
Error: shown with its stack' ]
