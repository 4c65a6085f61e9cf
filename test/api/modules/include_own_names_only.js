// include adds own enumerable names, also over those that are there already.
var check = require("../check.js");
Object.prototype.inherited = function () {};
var before = print;
include("fixtures/names.js");
delete Object.prototype.inherited;
check.ok(print !== before);
check.equal(print, "shadowed");
check.equal(includedName, "there");
check.equal(typeof hidden, "undefined");
check.equal(Object.prototype.hasOwnProperty.call(process, "inherited"), false);
