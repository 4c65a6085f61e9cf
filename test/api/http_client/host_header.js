// Host is added with the port, unless the headers have one in any case; to a whole URL and to CONNECT it is the one that these name.
var check = require("../check.js");

var hosts = [];
var server = node.http.createServer(function (request, response) {
  request.headerList.forEach(function (pair) {
    if (pair[0].toLowerCase() === "host") hosts.push(pair.join(": "));
  });
  response.sendHeader(400, {});
  response.finish();
  if (request.method !== "CONNECT") return;
  check.deepEqual(hosts, [
    "Host: 127.0.0.1:" + server.port,
    "host: example.org",
    "HOST: example.org",
    "Host: other.example",
    "Host: other.example:81",
    "Host: 127.0.0.1:" + server.port,
    "host: example.org",
    "Host: 127.0.0.1:" + server.port,
    "Host: [::1]:443",
  ]);
  server.close();
});
server.listen(0, "127.0.0.1");

var client = node.http.createClient(server.port, "127.0.0.1");
client.get("/").finish();
client.get("/", { "host": "example.org" }).finish();
client.get("/", [["HOST", "example.org"]]).finish();
client.get("http://other.example").finish();
client.get("HTTP://ryan:x@other.example:81?a@b/c").finish();
client.get("//other.example/").finish();
client.get("http://other.example/", { "host": "example.org" }).finish();
client.request("OPTIONS", "*").finish();
client.request("CONNECT", "[::1]:443").finish();
