// A wrong argument of node.compress and its like throws a TypeError that names it; options are own properties.
var check = require("../check.js");

var calls = {
  compress: function (format, options) {
    return node.compress("x", format, options);
  },
  decompress: function (format, options) {
    return node.decompress([1], format, options);
  },
  Compressor: function (format, options) {
    return new node.Compressor(format, options);
  },
  Decompressor: function (format, options) {
    return new node.Decompressor(format, options);
  },
};
Object.keys(calls).forEach(function (name) {
  [undefined, null, "", "GZIP", "lzma", "__proto__", "constructor", 0, {}, ["gzip"]].forEach(
    function (format) {
      check.throws(function () {
        calls[name](format);
      }, TypeError);
      check.throws(
        function () {
          calls[name](format);
        },
        new RegExp("^" + name + ': format must be one of "gzip"'),
      );
    },
  );
  check.throws(
    function () {
      calls[name]("gzip", 6);
    },
    new RegExp("^" + name + ": options must be an object"),
  );
});

[
  ["gzip", -1, 10, "0 to 9"],
  ["deflate", 1.5, 10, "0 to 9"],
  ["br", -1, 12, "0 to 11"],
  ["zstd", 0, 23, "1 to 22"],
].forEach(function (row) {
  ["compress", "Compressor"].forEach(function (name) {
    [row[1], row[2], NaN, "6", true, {}].forEach(function (level) {
      var error = check.throws(function () {
        calls[name](row[0], { level: level });
      }, TypeError);
      check.equal(error.message, name + ": options.level must be an integer from " + row[3]);
    });
  });
});
["decompress", "Decompressor"].forEach(function (name) {
  [0, -1, 1.5, NaN, "x", {}].forEach(function (maxBytes) {
    check.throws(
      function () {
        calls[name]("gzip", { maxBytes: maxBytes });
      },
      new RegExp("^" + name + ": options.maxBytes must be an integer"),
    );
  });
});

// Not inherited.
calls.compress("gzip", Object.create({ level: 77 })).addCallback(check.mustCall());

[undefined, null, 5, true, {}, function () {}].forEach(function (data) {
  check.throws(function () {
    node.compress(data, "gzip");
  }, /^compress: data must be/);
  check.throws(function () {
    node.decompress(data, "gzip");
  }, /^decompress: data must be/);
  check.throws(function () {
    new node.Compressor("gzip").write(data);
  }, /^write: data must be/);
  check.throws(function () {
    new node.Decompressor("gzip").write(data);
  }, /^write: data must be/);
});
check.throws(function () {
  node.decompress("text", "gzip");
}, TypeError);
check.throws(function () {
  new node.Decompressor("gzip").write("text");
}, TypeError);
check.throws(function () {
  new node.Compressor("gzip").write("text", "no encoding");
}, TypeError);

check.ok(node.Compressor("gzip") instanceof node.Compressor, "without new");
check.ok(new node.Decompressor("br") instanceof node.EventEmitter);
