// STARTTLS: a plain connection that goes on encrypted, as mail servers do it. Both sides in one program.
//
//     node starttls.js certificate key authorities
var LONGEST = 1000; // characters of a line

var server = node.tcp.createServer(null, { encoding: "utf8" });
server.addListener("connection", function (connection) {
  var text = "";
  connection.setEncoding("ascii");
  connection.send("220 ready\r\n");
  connection.addListener("receive", function (data) {
    if (connection.readyState !== "open") return; // behind a QUIT
    text += data;
    if (text.length > LONGEST) return connection.forceClose();
    if (text.indexOf("\r\n") < 0) return;
    var line = text;
    text = "";
    // The command must be all that has come: what follows it in plain text could be anybody's.
    if (line === "STARTTLS\r\n" && !connection.secure) {
      connection.send("220 go ahead\r\n");
      connection.startSecure({ certificateFile: ARGV[2], keyFile: ARGV[3] });
    } else if (line === "QUIT\r\n") {
      connection.send("221 bye, " + (connection.secure ? "in secret" : "in public") + "\r\n");
      connection.close();
    } else {
      connection.send("500 what?\r\n");
    }
  });
  connection.addListener("eof", function () {
    connection.close();
    server.close();
  });
});
server.listen(0, "127.0.0.1");

var client = node.tcp.createConnection(server.port, "localhost", { encoding: "utf8" });
client.setEncoding("ascii");
client.addListener("receive", function (data) {
  puts(data.slice(0, -2));
  if (data === "220 ready\r\n") client.send("STARTTLS\r\n");
  if (data === "220 go ahead\r\n") client.startSecure({ authoritiesFile: ARGV[4] });
});
client.addListener("secure", function () {
  client.send("QUIT\r\n");
});
client.addListener("eof", function () {
  client.close();
});
client.addListener("close", function (hadError, error) {
  if (hadError) puts(error);
});
