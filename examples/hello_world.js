// A web server that answers "Hello World" after waiting two seconds. Run it with `make run`, or
//
//     node hello_world.js
//     curl http://127.0.0.1:8000/
node.http.createServer(function (request, response) {
  setTimeout(function () {
    response.sendHeader(200, {"Content-Type": "text/plain"});
    response.sendBody("Hello World");
    response.finish();
  }, 2000);
}, { encoding: "utf8" }).listen(8000);
puts("Server running at http://127.0.0.1:8000/");
