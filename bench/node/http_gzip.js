const items = Array.from({ length: 113 }, (_, i) => ({ id: i * 7919, name: "item " + i, price: (i * 37) % 1000, tags: ["a" + (i % 7), "b" + (i % 11)], text: "some words about it" }));
const body = JSON.stringify(items);
const { gzipSync } = require("zlib");
require("http").createServer((request, response) => {
  const packed = gzipSync(body, { level: 6 });
  response.writeHead(200, {
    "Content-Type": "application/json",
    "Content-Encoding": "gzip",
    "Content-Length": packed.length,
  });
  response.end(packed);
}).listen(+process.argv[2], "127.0.0.1");
