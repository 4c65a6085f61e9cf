var piece = "a line of a text that is sent as it comes, 0123456789\n".repeat(150);
node.http
  .createServer(
    function (request, response) {
      var left = 8;
      function more() {
        response.sendBody(piece);
        if (--left > 0) setTimeout(more, 0);
        else response.finish();
      }
      response.sendHeader(200, { "Content-Type": "text/plain" });
      more();
    },
    { compress: { level: 6 } },
  )
  .listen(ARGV[2], "127.0.0.1");
