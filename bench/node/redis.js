const { createClient } = require("../peers/node_modules/redis");
const client = createClient({ url: "redis://127.0.0.1:" + process.argv[3] });
client.connect().then(() => {
  require("http").createServer(async (request, response) => {
    try {
      const text = await client.get("article:" + (request.url.slice(1) || 7));
      response.writeHead(200, { "Content-Type": "application/json" });
      response.end(text);
    } catch {
      response.writeHead(500);
      response.end();
    }
  }).listen(+process.argv[2], "127.0.0.1");
});
