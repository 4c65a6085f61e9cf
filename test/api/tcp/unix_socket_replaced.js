// close() leaves a socket file alone that has taken the place of the server's own.
var check = require("../check.js");
var folder = require("../fs/fixtures/folder.js");
var path = folder.path + "/app.sock";
var old = new node.tcp.Server();
old.listen(path);
node.fs.rename(path, path + ".old").wait();
var replacement = node.tcp.createServer(
  check.mustCall(function (connection) {
    connection.forceClose();
    replacement.close();
  }),
);
replacement.listen(path);
old.close();
var client = node.tcp.createConnection(path);
client.addListener("eof", client.close.bind(client));
client.addListener("close", check.mustCall(folder.remove));
