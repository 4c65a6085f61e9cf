// What a server over https answers, and who it is.
//
//     node https_client.js host [port [path [authorities]]]
//
// `authorities` is a file of certificates to trust instead of the system's.
var host = ARGV[2] || "localhost";
var port = Number(ARGV[3] || 443);
var secure = ARGV[5] ? { authoritiesFile: ARGV[5] } : true;

// The certificate: a connection of its own shows it.
var connection = node.tcp.createConnection(port, host, { secure: secure });
connection.addListener("connect", function () {
  var certificate = connection.secure.certificate;
  puts(connection.secure.version + ", " + connection.secure.cipher);
  puts(certificate.subject + ", vouched for by " + certificate.issuer);
  puts("valid until " + certificate.validTo.toISOString().slice(0, 10));
  connection.close();
  get();
});
connection.addListener("close", function (hadError, error) {
  if (hadError) node.stdio.writeError(error.code + ": " + error.message + "\n");
});

function get() {
  var request = node.http.createClient(port, host, { secure: secure }).get(ARGV[4] || "/");
  request.addListener("error", function (error) {
    node.stdio.writeError(error.message + "\n");
  });
  request.finish(function (response) {
    puts(response.statusCode);
    response.setBodyEncoding("utf8");
    response.addListener("body", print);
  });
}
