// The source line of a file with CRLF at its line ends is shown without the CR.
var promise = new node.Promise();
promise.emitError(["early"]);
promise.wait();
