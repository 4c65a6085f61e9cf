var fired = 0;
for (var i = 0; i < 500000; i++)
  setTimeout(function () {
    fired++;
  }, i % 100);
process.addListener("exit", function () {
  if (fired !== 500000) node.exit(1);
});
