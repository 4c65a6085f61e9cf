// Answers that take some work: a table of a hundred rows as JSON.
function table(seed) {
  var rows = [];
  for (var i = 0; i < 100; i++)
    rows.push({ id: i, name: "row " + (seed + i), price: ((seed * i) % 1000) / 100 });
  return JSON.stringify(rows);
}
var seed = 0;
node.http
  .createServer(function (request, response) {
    response.sendHeader(200, { "Content-Type": "application/json" });
    response.sendBody(table(seed++));
    response.finish();
  })
  .listen(ARGV[2], "127.0.0.1");
