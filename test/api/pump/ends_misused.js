// A child whose stdout has ended gives nothing, and a message that something is pumped to takes no other pump.
var check = require("../check.js");

var child = node.createChildProcess("exec >&-; cat > /dev/null");
child.addListener(
  "output",
  check.mustCall(function (data) {
    check.equal(data, null);
    setTimeout(function () {
      node.pump(child, { path: "/dev/null" }).addCallback(
        check.mustCall(function (bytes) {
          check.equal(bytes, 0);
        }),
      );
      child.close();
    }, 0);
  }),
);

var server = node.http.createServer(
  check.mustCall(function (request, response) {
    response.sendHeader(200);
    node.pump({ path: "/etc/passwd" }, response).addCallback(check.mustCall());
    check.throws(function () {
      node.pump({ path: "/etc/group" }, response);
    }, /pumped to this message already/);
    server.close();
  }),
);
server.listen(0, "127.0.0.1");
node.fs.cat("/etc/passwd").addCallback(function (expected) {
  node.http.cat("http://127.0.0.1:" + server.port + "/").addCallback(
    check.mustCall(function (content) {
      check.equal(content, expected);
    }),
  );
});
