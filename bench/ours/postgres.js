var postgres = require("../../examples/postgres/postgres.js");
var pool = new postgres.Pool({
  port: Number(ARGV[3]),
  user: "test",
  database: "postgres",
  connections: 2,
});
node.http
  .createServer(
    function (request, response) {
      var query = pool.query("SELECT id, name, price, stock FROM articles WHERE id = $1", [
        Number(request.uri.file || 7),
      ]);
      query.addCallback(function (result) {
        response.sendHeader(200, { "Content-Type": "application/json" });
        response.sendBody(JSON.stringify(result.rows[0]));
        response.finish();
      });
      query.addErrback(function (error) {
        response.sendHeader(500, {});
        response.finish();
      });
    },
    { encoding: "utf8" },
  )
  .listen(ARGV[2], "127.0.0.1");
