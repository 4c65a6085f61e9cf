require("http").createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk) => { body += chunk; });
  request.on("end", () => {
    response.writeHead(200, { "Content-Type": "application/octet-stream" });
    response.end(body);
  });
}).listen(+process.argv[2], "127.0.0.1");
