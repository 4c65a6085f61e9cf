var emitter = new node.EventEmitter(),
  sum = 0;
emitter.addListener("tick", function (a, b) {
  sum = (sum + a + b) | 0;
});
for (var i = 0; i < 20000000; i++) emitter.emit("tick", [i, 1]);
