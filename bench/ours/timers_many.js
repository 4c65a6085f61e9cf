// timers_many.js COUNT: as many timers at once, of delays as programs have them.
var count = Number(ARGV[2]),
  fired = 0;
for (var i = 0; i < count; i++)
  setTimeout(function () {
    fired++;
  }, i % 100);
process.addListener("exit", function () {
  if (fired !== count) node.exit(1);
});
