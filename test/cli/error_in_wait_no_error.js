// A value that wait() throws and that is no Error is shown where the script waits.
var promise = new node.Promise();
promise.emitError(["no such thing"]);
function load() {
  promise.wait();
}
load();
