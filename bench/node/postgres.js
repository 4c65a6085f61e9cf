const { Pool } = require("../peers/node_modules/pg");
const pool = new Pool({ host: "127.0.0.1", port: +process.argv[3], user: "test", database: "postgres" });
require("http").createServer(async (request, response) => {
  try {
    const result = await pool.query({
      name: "article",
      text: "SELECT id, name, price, stock FROM articles WHERE id = $1",
      values: [+request.url.slice(1) || 7],
    });
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(result.rows[0]));
  } catch {
    response.writeHead(500);
    response.end();
  }
}).listen(+process.argv[2], "127.0.0.1");
