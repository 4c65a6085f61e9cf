const members = new Set();
let number = 0;
require("http").createServer((request, response) => {
  if (request.url === "/send") {
    const event = "id: " + ++number + "\ndata: the same for everybody\n\n";
    for (const member of members) member.write(event);
    response.writeHead(204);
    return response.end();
  }
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  response.write(": welcome\n");
  members.add(response);
  response.on("close", () => members.delete(response));
}).listen(+process.argv[2], "127.0.0.1");
