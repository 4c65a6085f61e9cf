// include of an http:// URL adds the exports of the module there to the global names.
var check = require("../check.js");
var web = require("fixtures/server.js");
var server = web.start({ "/names.js": "exports.remoteName = 5;" });
include(server.url + "/names.js");
check.equal(remoteName, 5);
server.close();
