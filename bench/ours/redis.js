var redis = require("../../examples/redis/redis.js");
var client = new redis.Client(Number(ARGV[3]));
node.http
  .createServer(
    function (request, response) {
      var call = client.call("GET", "article:" + (request.uri.file || 7));
      call.addCallback(function (text) {
        response.sendHeader(200, { "Content-Type": "application/json" });
        response.sendBody(text);
        response.finish();
      });
      call.addErrback(function (error) {
        response.sendHeader(500, {});
        response.finish();
      });
    },
    { encoding: "utf8" },
  )
  .listen(ARGV[2], "127.0.0.1");
