require("http").createServer((request, response) => {
  response.writeHead(200, { "Content-Type": "text/plain" });
  response.end("Hello World");
}).listen(+process.argv[2], "127.0.0.1");
