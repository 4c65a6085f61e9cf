const [port, certificate, key] = process.argv.slice(2);
const { readFileSync } = require("fs");
const body = "0123456789abcdef".repeat(6400);
require("https").createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
  response.writeHead(200, { "Content-Type": "text/plain" });
  response.end(body);
}).listen(+port, "127.0.0.1");
