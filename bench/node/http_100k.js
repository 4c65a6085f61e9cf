const body = "0123456789abcdef".repeat(6400);
require("http").createServer((request, response) => {
  response.writeHead(200, { "Content-Type": "text/plain" });
  response.end(body);
}).listen(+process.argv[2], "127.0.0.1");
