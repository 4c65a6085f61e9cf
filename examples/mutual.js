// A server that only those may use who have a certificate of its own authority; who they are is in the certificate.
//
//     node mutual.js port certificate key authorities
//     curl --cacert authorities --cert client.pem --key client.key https://localhost:8443/
var server = node.http.createServer(
  function (request, response) {
    var who = request.connection.secure.certificate;
    var body = who.subject + " until " + who.validTo.toISOString().slice(0, 10) + "\n";
    response.sendHeader(200, [
      ["Content-Type", "text/plain; charset=utf-8"],
      ["Content-Length", node.encode(body, "utf8").length],
    ]);
    response.sendBody(body);
    response.finish();
  },
  {
    secure: {
      certificateFile: ARGV[3],
      keyFile: ARGV[4],
      authoritiesFile: ARGV[5],
      verify: true,
    },
    encoding: "utf8",
  },
);
server.addListener("error", function (error, address) {
  puts(address + ": " + error.code);
});
server.listen(Number(ARGV[2]));
puts("https://localhost:" + server.port + "/");
