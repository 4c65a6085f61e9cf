// The natural end emits "exit" once, when nothing is left to do, and the code is 0.
process.addListener("exit", function () {
  puts("exit " + arguments.length + " " + (this === process));
});
setTimeout(function () {
  puts("timer");
}, 1);
puts("main");
