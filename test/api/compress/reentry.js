// A listener may wait, write, pause, and end its stream: one event at a time, and none after forceClose() but "close" (true).
var check = require("../check.js");

function filled(format) {
  var compressor = new node.Compressor(format, { level: 1 });
  var bytes = new Uint8Array(300000);
  for (var i = 0; i < bytes.length; i++) bytes[i] = (i * i) >> 3;
  compressor.write(bytes);
  compressor.write(bytes);
  return compressor;
}

["gzip", "deflate", "br", "zstd"].forEach(function (format) {
  var depth = 0;
  var waits = filled(format);
  waits.addListener("data", function () {
    check.equal(++depth, 1, "one at a time");
    var promise = new node.Promise();
    setTimeout(function () {
      promise.emitSuccess();
    }, 1);
    promise.wait();
    depth--;
  });
  waits.addListener(
    "close",
    check.mustCall(function (hadError) {
      check.equal(hadError, false);
    }),
  );
  waits.close();

  var ended = filled(format);
  ended.addListener(
    "data",
    check.mustCall(function () {
      ended.forceClose();
    }),
  );
  ended.addListener(
    "close",
    check.mustCall(function (hadError, error) {
      check.equal(hadError, true);
      check.equal(error.code, "ECANCELED");
    }),
  );
  ended.close();

  // While the pool is at work, and before it was.
  var stopped = filled(format);
  stopped.addListener("data", check.mustNotCall("data"));
  stopped.addListener("close", check.mustCall());
  setTimeout(function () {
    stopped.forceClose();
  }, 0);
  stopped.readPause();
  var atOnce = filled(format);
  atOnce.addListener("data", check.mustNotCall("data"));
  atOnce.addListener("close", check.mustCall());
  atOnce.forceClose();
  atOnce.forceClose();

  // One that nobody ends goes with its object.
  filled(format).readPause();
  filled(format).flush();
  new node.Compressor(format);
});
