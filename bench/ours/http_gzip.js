var items = Array.from({ length: 113 }, (_, i) => ({
  id: i * 7919,
  name: "item " + i,
  price: (i * 37) % 1000,
  tags: ["a" + (i % 7), "b" + (i % 11)],
  text: "some words about it",
}));
var body = JSON.stringify(items);
node.http
  .createServer(
    function (request, response) {
      response.sendHeader(200, { "Content-Type": "application/json" });
      response.sendBody(body);
      response.finish();
    },
    { compress: { level: 6 } },
  )
  .listen(ARGV[2], "127.0.0.1");
