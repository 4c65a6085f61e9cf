// node.http.STATUS_CODES tells the reason of a status code.
var check = require("../check.js");
var codes = node.http.STATUS_CODES;
check.equal(codes[200], "OK");
check.equal(codes[404], "Not Found");
check.equal(codes["500"], "Internal Server Error");
check.equal(codes[299], undefined);
