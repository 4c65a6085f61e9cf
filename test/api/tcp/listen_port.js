// listen(0) picks a port, synchronously; server.port tells it, and is undefined before and after.
var check = require("../check.js");
var server = new node.tcp.Server();
check.equal(server.port, undefined);
server.listen(0);
check.ok(server.port > 0 && server.port < 65536, "port " + server.port);
server.close();
check.equal(server.port, undefined);
