const piece = "a line of a text that is sent as it comes, 0123456789\n".repeat(150);
const { createGzip } = require("zlib");
require("http").createServer((request, response) => {
  const gzip = createGzip({ level: 6 });
  let left = 8;
  function more() {
    gzip.write(piece);
    gzip.flush();
    if (--left > 0) setTimeout(more, 0);
    else gzip.end();
  }
  response.writeHead(200, { "Content-Type": "text/plain", "Content-Encoding": "gzip" });
  gzip.pipe(response);
  more();
}).listen(+process.argv[2], "127.0.0.1");
