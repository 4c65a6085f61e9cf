const [port, certificate, key] = process.argv.slice(2);
const { readFileSync } = require("fs");
require("https").createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
  response.writeHead(200, { "Content-Type": "text/plain" });
  response.end("Hello World");
}).listen(+port, "127.0.0.1");
