// A page of articles that are kept in PostgreSQL: GET /articles/7, and POST /articles with {"name": "pen", "price":
// 1.5}.
//
//     node articles.js [port]      the server is where PGHOST, PGPORT, PGUSER and PGDATABASE say
var postgres = require("postgres.js");

var pool = new postgres.Pool();

function answer(response, status, value) {
  response.sendHeader(status, { "Content-Type": "application/json" });
  response.sendBody(JSON.stringify(value), "utf8");
  response.finish();
}

async function post(request) {
  var { name, price } = JSON.parse(await bodyOf(request)) ?? {};
  var added = await pool.query(
    "INSERT INTO articles (name, price) VALUES ($1, $2) RETURNING id, name, price",
    [name, price],
  );
  return [201, added.rows[0]];
}

async function get(request) {
  var id = /^\/articles\/(\d{1,9})$/.exec(request.uri.path)?.[1];
  if (id === undefined) return [404, { problem: "there is no such page" }];
  var { rows } = await pool.query("SELECT id, name, price FROM articles WHERE id = $1", [id]);
  return rows.length === 0 ? [404, { problem: "there is no such article" }] : [200, rows[0]];
}

function bodyOf(request) {
  var promise = new node.Promise();
  var body = "";
  request.setBodyEncoding("utf8");
  request.addListener("body", function (chunk) {
    body += chunk;
    if (body.length > 10000) request.connection.forceClose();
  });
  request.addListener("complete", function () {
    promise.emitSuccess([body]);
  });
  return promise;
}

// What a client has sent wrong is told; all else is our problem.
function problemOf(error) {
  if (error instanceof SyntaxError) return [400, { problem: "this is not JSON" }];
  if (/^2[23]/.test(error.code)) return [422, { problem: error.message }];
  node.stdio.writeError(error.message + "\n");
  return [503, { problem: "try again in a while" }];
}

var server = node.http.createServer(null, { encoding: "utf8" });
server.addListener("request", function (request, response) {
  (request.method === "POST" ? post(request) : get(request))
    .then(undefined, problemOf)
    .then(([status, value]) => answer(response, status, value));
});

pool
  .run(
    "CREATE TABLE IF NOT EXISTS articles (id serial PRIMARY KEY, name text NOT NULL UNIQUE, price double precision NOT NULL CHECK (price >= 0))",
  )
  .addCallback(function () {
    server.listen(ARGV[2] || 8000, "localhost");
    puts("http://localhost:" + server.port + "/articles");
  })
  .addErrback(function (error) {
    node.stdio.writeError(error.message + "\n");
    node.exit(1);
  });

process.addListener("SIGTERM", function () {
  server.close();
  pool.end();
});
