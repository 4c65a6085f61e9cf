// TextEncoder, TextDecoder with every label, atob and btoa, by the Encoding standard.
var check = require("../check.js");

var LABELS = {
  "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
  "utf-16le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
  "utf-16be": "unicodefffe utf-16be",
  "windows-1252":
    "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 " +
    "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252",
};
Object.keys(LABELS).forEach(function (name) {
  LABELS[name].split(" ").forEach(function (label) {
    check.equal(new TextDecoder(label).encoding, name);
    check.equal(new TextDecoder(" \t" + label.toUpperCase() + "\n").encoding, name);
  });
});
["", "utf", "utf-8\u00a0", "\u0000utf-8"].forEach(function (label) {
  check.throws(function () {
    new TextDecoder(label);
  }, RangeError);
});

function decode(bytes, label, options) {
  return new TextDecoder(label, options).decode(new Uint8Array(bytes));
}
// Malformed UTF-8, and what it becomes.
[
  [[0xff], "\ufffd"],
  [[0xc0, 0x80], "\ufffd\ufffd"],
  [[0xe2, 0x82], "\ufffd"],
  [[0xe2, 0x82, 0x41], "\ufffdA"],
  [[0xed, 0xa0, 0x80], "\ufffd\ufffd\ufffd"],
  [[0xf4, 0x90, 0x80, 0x80], "\ufffd\ufffd\ufffd\ufffd"],
  [[0xf0, 0x9f, 0x98], "\ufffd"],
].forEach(function (row) {
  check.equal(decode(row[0]), row[1]);
  check.throws(function () {
    decode(row[0], "utf-8", { fatal: true });
  }, TypeError);
});
check.equal(decode([0xef, 0xbf, 0xbd], "utf-8", { fatal: true }), "\ufffd");
check.equal(decode([0xef, 0xbb, 0xbf, 0x41]), "A");
check.equal(decode([0xef, 0xbb, 0xbf, 0x41], "utf-8", { ignoreBOM: true }), "\ufeffA");
check.equal(decode([0xff, 0xfe, 0x41, 0], "utf-16"), "A");
check.equal(decode([0xfe, 0xff, 0, 0x41], "utf-16be"), "A");
check.equal(decode([0x41], "utf-16le"), "\ufffd");
check.equal(decode([0, 0xd8, 0x41, 0], "utf-16le"), "\ufffdA");
check.equal(decode([0x80, 0x81, 0x9f, 0xa0, 0xff], "latin1"), "\u20ac\x81\u0178\xa0\xff");

// Cut at every place, a stream gives the same.
["utf-8", "utf-16le"].forEach(function (label) {
  var text = "a\u00e4\u20ac\ud83d\ude00z";
  var bytes = new TextEncoder().encode(text);
  if (label === "utf-16le") bytes = new Uint8Array(Uint16Array.from(text, undefined).buffer);
  if (label === "utf-16le") {
    bytes = new Uint8Array(text.length * 2);
    for (var i = 0; i < text.length; i++) {
      bytes[2 * i] = text.charCodeAt(i) & 255;
      bytes[2 * i + 1] = text.charCodeAt(i) >> 8;
    }
  }
  for (var cut = 0; cut <= bytes.length; cut++) {
    var decoder = new TextDecoder(label, { fatal: true });
    var first = decoder.decode(bytes.subarray(0, cut), { stream: true });
    check.equal(first + decoder.decode(bytes.subarray(cut)), text);
  }
});
var decoder = new TextDecoder();
check.equal(decoder.decode(new Uint8Array([0xe2]), { stream: true }), "");
check.equal(decoder.decode(), "\ufffd");
check.throws(function () {
  decoder.decode("text");
}, TypeError);

var encoder = new TextEncoder();
check.deepEqual(Array.from(encoder.encode("\ud800a")), [0xef, 0xbf, 0xbd, 0x61]);
check.equal(encoder.encode().length, 0);
var room = new Uint8Array(4);
check.deepEqual(encoder.encodeInto("a\u20ac\u00e4", room), { read: 2, written: 4 });

check.equal(btoa("\xff\x00a"), "/wBh");
check.equal(atob(" /w B\nh"), "\xff\x00a");
check.deepEqual([atob("YQ"), atob("YQ=="), atob("YR"), atob("")], ["a", "a", "a", ""]);
["a", "a=", "YQ=", "Y*==", "===="].forEach(function (text) {
  check.equal(
    check.throws(function () {
      atob(text);
    }, DOMException).code,
    5,
    text,
  );
});
check.throws(function () {
  btoa("\u0100");
}, DOMException);
