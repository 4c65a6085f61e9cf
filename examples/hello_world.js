// A web server that answers every request with "Hello World". Run it with `make run`, or
//
//     node hello_world.js
//     curl http://127.0.0.1:8000/
node.http.createServer(function (request, response) {
  response.sendHeader(200, { "Content-Type": "text/plain" });
  response.sendBody("Hello World\n");
  response.finish();
}).listen(8000);

puts("Server running at http://127.0.0.1:8000/");
