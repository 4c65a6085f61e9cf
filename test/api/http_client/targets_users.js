// A user part that a browser would not take for one is no way to a host: in parseUri, cat, modules and redirects. One that is, is left out by cat, and refused for modules.
var check = require("../check.js");

var server = node.http.createServer(function (request, response) {
  var path = request.uri.path;
  if (path.indexOf("/to") === 0) {
    response.sendHeader(302, { Location: decodeURIComponent(request.uri.query) });
  } else {
    response.sendHeader(200);
    response.sendBody("exports.path = " + JSON.stringify(path));
  }
  response.finish();
});
server.listen(0, "127.0.0.1");
var host = "127.0.0.1:" + server.port;

["good\\@", "a@b@", "a<b>@", "a[b]@", "a%zz@", "a b@", "\u00e9@", 'a"@', "a|b@", "a^@"].forEach(
  function (user) {
    var url = "http://" + user + host + "/x.js";
    check.equal(node.http.parseUri(url).host, undefined, url);
    check.throws(function () {
      node.http.cat(url);
    }, /is not an http:\/\/ or https:\/\/ URL/);
    check.throws(function () {
      node.cat(url);
    }, /is not an http:\/\/ or https:\/\/ URL/);
    if (user === "good\\@") return; // the path of a host "good", as browsers have it
    check.throws(function () {
      require(url);
    }, /cannot load/);
    var redirected = "http://" + host + "/to?" + encodeURIComponent(url);
    check.throws(function () {
      require(redirected);
    }, /cannot load/);
    node.http.cat(redirected).addErrback(check.mustCall()).addCallback(check.mustNotCall(url));
  },
);

["", "u@", "u:p@", ":@", "A-z_0.9~!$&'()*+,;=%C3%bc:@"].forEach(function (user) {
  var url = "http://" + user + host + "/" + user.length + ".js";
  check.ok(/exports/.test(node.http.cat(url).wait()));
  if (user === "") return;
  if (user !== ":@") {
    check.throws(function () {
      require(url);
    }, /cannot load/);
  }
});

setTimeout(function () {
  server.close();
}, 50);
