var BLOCK = new Uint8Array(65536);
function answerMuch(response) {
  var blocks = 16384;
  function writeOn() {
    while (blocks > 0) {
      blocks--;
      if (!response.sendBody(BLOCK)) return;
    }
    response.finish();
  }
  response.addListener("drain", writeOn);
  response.sendHeader(200, { "Content-Type": "application/octet-stream" });
  writeOn();
}
node.http
  .createServer(function (request, response) {
    if (request.uri.path === "/big") return answerMuch(response);
    if (request.method === "GET") {
      response.sendHeader(200, { "Content-Type": "text/plain" });
      response.sendBody("Hello World");
      return response.finish();
    }
    var size = 0;
    request.setBodyEncoding("bytes");
    request.addListener("body", function (chunk) {
      size += chunk.length;
    });
    request.addListener("complete", function () {
      response.sendHeader(200, { "Content-Type": "text/plain" });
      response.sendBody(String(size));
      response.finish();
    });
  })
  .listen(ARGV[2], "127.0.0.1");
