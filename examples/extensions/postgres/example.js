// Build binding.node (make), then: node example.js "host=/var/run/postgresql dbname=postgres"
var db = require("postgres.js").createConnection(ARGV[2]);

var squares = db.query("SELECT n, n * n AS square FROM generate_series(1, $1) AS n", [3]);
squares.addCallback(function (rows) {
  rows.forEach(function (row) {
    puts(row.n + " squared is " + row.square);
  });
});
squares.addErrback(function (error) {
  puts(error.code + ": " + error.message);
});
db.close();
