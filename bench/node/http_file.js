const fs = require("fs");
const path = process.argv[3];
require("http").createServer((request, response) => {
  fs.stat(path, (error, stats) => {
    response.writeHead(200, { "Content-Type": "text/plain", "Content-Length": stats.size });
    fs.createReadStream(path, { highWaterMark: 256 * 1024 }).pipe(response);
  });
}).listen(+process.argv[2], "127.0.0.1");
