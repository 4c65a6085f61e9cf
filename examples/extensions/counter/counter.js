// Build counter.node: g++ -shared `node --cflags` -o counter.node counter.cc
// Then: node counter.js
var Counter = require("counter.node").Counter;

var counter = new Counter(39);
puts("next: " + counter.next());
counter.addListener("tick", function (value) {
  puts("tick: " + value);
});
counter.addListener("done", function () {
  puts("done at " + counter.value);
});
counter.tick(100, 2);
