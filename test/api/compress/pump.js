// Either end of node.pump: a file through gzip and back is itself, and what is cut short fails both pumps.
var check = require("../check.js");

var path = __filename;
var text = node.fs.cat(path, "ascii").wait();
var compressor = new node.Compressor("gzip");
var decompressor = new node.Decompressor("gzip");
var out = "pumped." + node.crypto.randomUUID();
node.pump({ path: path }, compressor).addCallback(
  check.mustCall(function (bytes) {
    check.equal(bytes, text.length);
  }),
);
node.pump(compressor, decompressor).addCallback(
  check.mustCall(function (bytes) {
    check.ok(bytes < text.length);
  }),
);
node.pump(decompressor, { path: out }).addCallback(
  check.mustCall(function (bytes) {
    check.equal(bytes, text.length);
    check.equal(node.fs.cat(out, "ascii").wait(), text);
    node.fs.unlink(out).wait();
  }),
);

// Cut short.
var cut = new node.Decompressor("br");
var child = node.createChildProcess("head -c 20 /dev/zero", null);
node.pump(child, cut).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "MALFORMED");
  }),
);
node.pump(cut, new node.Compressor("gzip")).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "MALFORMED");
  }),
);

// A source that fails is no whole stream.
var failing = new node.Compressor("gzip");
node.pump({ path: "/no/such/file" }, failing).addErrback(
  check.mustCall(function (error) {
    check.equal(error.code, "ENOENT");
  }),
);
failing.addListener(
  "close",
  check.mustCall(function (hadError) {
    check.equal(hadError, true);
  }),
);

// One that is over is neither end.
var over = new node.Compressor("gzip");
over.forceClose();
node.pump(over, new node.Compressor("gzip")).addErrback(check.mustCall());
node.pump({ path: path }, over).addErrback(check.mustCall());
