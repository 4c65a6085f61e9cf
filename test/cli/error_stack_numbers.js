// Numbers in error.stack that no place can have are passed over when the place of the program is looked for.
var error = new Error("made up");
error.stack =
  "Error: made up\n    at a (x.js:-2147483648:-2147483648)\n    at b (x.js:1:-2147483648)\n" +
  "    at c (x.js:2147483647:2147483647)\n    at d (x.js:0:0)";
var promise = new node.Promise();
promise.emitError([error]);
promise.wait();
