// A string that is no name, or for reverse no address: BADQUERY, as an error of the promise.
var check = require("../check.js");

var label = new Array(64).join("a");
[
  "",
  ".",
  ".a",
  "a..b",
  "a b",
  "http://google.com/",
  "a\0b",
  "\u00e9.fr",
  label + "a.com",
  [label, label, label, label].join("."),
].forEach(function (name) {
  [node.dns.resolve4, node.dns.resolve6].forEach(function (resolve) {
    resolve(name).addErrback(
      check.mustCall(function (code, message) {
        check.equal(code, node.dns.BADQUERY, name);
        check.equal(typeof message, "string");
      }),
    );
  });
});

["", "google.com", "1.2.3", "1.2.3.256", "1.2.3.4.5", "::1::", "fe80::1%lo", " 1.2.3.4"].forEach(
  function (ip) {
    var returned = false;
    node.dns.reverse(ip).addErrback(
      check.mustCall(function (code) {
        check.equal(code, node.dns.BADQUERY, ip);
        check.ok(returned, "not before reverse() returned");
      }),
    );
    returned = true;
  },
);
