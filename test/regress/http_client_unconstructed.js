// A request of what is no constructed client, or made by hand, is a TypeError.
var check = require("../api/check.js");

function Mine() {} // forgets node.http.Client.call(this, ...)
node.inherits(Mine, node.http.Client);
check.throws(function () {
  new Mine().get("/");
}, TypeError);

var post = node.http.createClient(80, "127.0.0.1").post;
check.throws(function () {
  post("/");
}, TypeError);

check.throws(function () {
  new node.http.ClientRequest();
}, TypeError);
check.throws(function () {
  new node.http.ClientRequest(node.http.createClient(80), "GET", "/");
}, TypeError);
