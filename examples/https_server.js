// A server over https, whose certificate is renewed without a restart.
//
//     node https_server.js [port [certificate [key]]]      8443, and the files fullchain.pem and privkey.pem
//     kill -HUP <pid>                                      after a renewal: new connections have the new certificate
var port = Number(ARGV[2] || 8443);

function secure() {
  return { certificateFile: ARGV[3] || "fullchain.pem", keyFile: ARGV[4] || "privkey.pem" };
}

var server = node.http.createServer(
  function (request, response) {
    var body = "hello over " + request.connection.secure.version + "\n";
    response.sendHeader(200, [
      ["Content-Type", "text/plain"],
      ["Content-Length", body.length],
    ]);
    response.sendBody(body);
    response.finish();
  },
  { secure: secure(), encoding: "utf8" },
);

// Clients that do not shake hands, or do not trust the certificate.
server.addListener("error", function (error, address) {
  node.stdio.writeError(address + ": " + error.code + ": " + error.message + "\n");
});

process.addListener("SIGHUP", function () {
  try {
    server.setSecure(secure());
  } catch (error) {
    node.stdio.writeError("the old certificate stays: " + error.message + "\n");
  }
});

server.listen(port);
puts("https://localhost:" + server.port + "/");
