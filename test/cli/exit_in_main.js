// node.exit in the main script ends it there, with code 0 unless another is given.
process.addListener("exit", function () {
  puts("exit");
});
print("no line end");
node.exit();
puts("not reached");
