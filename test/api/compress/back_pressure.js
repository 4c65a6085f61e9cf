// write() is false while more than 64 KiB wait, and "drain" follows; while readPause() holds, no event comes and nothing is made.
var check = require("../check.js");

var compressor = new node.Compressor("gzip");
check.equal(compressor.write(new Uint8Array(65536)), true);
check.equal(compressor.write([1]), false);
compressor.addListener(
  "drain",
  check.mustCall(function () {
    check.equal(compressor.write("more"), true);
    compressor.close();
  }),
);
compressor.addListener("close", check.mustCall());

// 200 MiB in small: they are made as they are read.
var bomb = node.compress(new Uint8Array(200 * 1024 * 1024), "zstd").wait();
var decompressor = new node.Decompressor("zstd");
var size = 0;
var paused = false;
var rounds = 0;
decompressor.addListener("data", function (bytes) {
  check.equal(paused, false, "no event while it is paused");
  check.ok(bytes.length <= 65536);
  size += bytes.length;
  if (size % (16 * 1024 * 1024) !== 0) return;
  paused = true;
  decompressor.readPause();
  setTimeout(function () {
    paused = false;
    rounds++;
    decompressor.readResume();
  }, 5);
});
decompressor.addListener(
  "close",
  check.mustCall(function (hadError) {
    check.equal(hadError, false);
    check.equal(size, 200 * 1024 * 1024);
    check.ok(rounds > 5);
  }),
);
decompressor.write(bomb);
decompressor.close();

// Also where the last piece has its end behind it.
var last = new node.Compressor("gzip");
var resumed = false;
last.addListener("data", function () {
  last.readPause();
  setTimeout(function () {
    resumed = true;
    last.readResume();
  }, 5);
});
last.addListener(
  "close",
  check.mustCall(function () {
    check.equal(resumed, true);
  }),
);
last.close();

// And where it is "drain" that is owed.
var drains = new node.Decompressor("gzip");
drains.addListener("data", function () {
  drains.readPause();
  setTimeout(function () {
    drains.readResume();
  }, 5);
});
drains.addListener("drain", check.mustCall());
var noise = new Uint8Array(100000);
for (var i = 0; i < noise.length; i++) noise[i] = Math.floor(Math.random() * 256);
check.equal(drains.write(node.compress(noise, "gzip").wait()), false);
