// node.compress and node.decompress are promises of bytes, of any format, level and size; a string is UTF-8.
var check = require("../check.js");

var FORMATS = { gzip: [0, 9], deflate: [0, 9], br: [0, 11], zstd: [1, 22] };
var texts = [
  "",
  "x",
  "größer",
  new Array(3000).join("a text, "),
  new Array(60000).join("much of it, "),
];

Object.keys(FORMATS).forEach(function (format) {
  var levels = [undefined, null].concat(FORMATS[format]);
  texts.forEach(function (text, index) {
    levels.forEach(function (level) {
      if (index === 4 && level > 9) return; // takes its time
      node.compress(text, format, { level: level }).addCallback(
        check.mustCall(function (packed) {
          check.ok(packed instanceof Uint8Array);
          node.decompress(packed, format).addCallback(
            check.mustCall(function (bytes) {
              check.ok(bytes instanceof Uint8Array);
              check.equal(node.decode(bytes) === text, true, format + " " + level);
            }),
          );
        }),
      );
    });
  });
});

// What is given may change at once.
[100, 300000].forEach(function (size) {
  var bytes = new Uint8Array(size);
  var packing = node.compress(bytes, "gzip");
  bytes.fill(1);
  packing.addCallback(
    check.mustCall(function (packed) {
      var unpacking = node.decompress(packed, "gzip");
      packed.fill(0);
      unpacking.addCallback(
        check.mustCall(function (back) {
          check.equal(back.length, size);
          check.ok(
            back.every(function (byte) {
              return byte === 0;
            }),
          );
        }),
      );
    }),
  );
});

// They can be awaited, and never settle within the call.
(async function () {
  var settled = false;
  var promise = node.compress([104, 105], "br");
  promise.addCallback(function () {
    settled = true;
  });
  check.equal(settled, false);
  check.equal(node.decode(await node.decompress(await promise, "br")), "hi");
})().then(check.mustCall());
