// A path with a line end, NUL, a space or characters beyond ASCII throws at once, and so does none.
var check = require("../check.js");

var client = node.http.createClient(80);
["/a b", "/a\r\nX: y", "/a\n", "/a\0", "/\u00e9", "/\u20ac", "", undefined, null].forEach(
  function (path) {
    ["get", "head", "post", "put", "del"].forEach(function (method) {
      check.throws(
        function () {
          client[method](path);
        },
        TypeError,
        JSON.stringify(path),
      );
    });
  },
);
