const block = Buffer.alloc(65536);
function answerMuch(response) {
  let blocks = 16384;
  const writeOn = () => {
    while (blocks > 0) {
      blocks--;
      if (!response.write(block)) return;
    }
    response.end();
  };
  response.on("drain", writeOn);
  response.writeHead(200, { "Content-Type": "application/octet-stream" });
  writeOn();
}
require("http").createServer((request, response) => {
  if (request.url === "/big") return answerMuch(response);
  if (request.method === "GET") {
    response.writeHead(200, { "Content-Type": "text/plain" });
    return response.end("Hello World");
  }
  let size = 0;
  request.on("data", (chunk) => { size += chunk.length; });
  request.on("end", () => response.end(String(size)));
}).listen(+process.argv[2], "127.0.0.1");
