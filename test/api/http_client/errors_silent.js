// A failure that nobody listens for is silent, and the process ends by itself.
var server = node.http.createServer();
server.listen(0, "127.0.0.1");
var client = node.http.createClient(server.port);
server.close();
client.get("/").finish();
client.post("/").sendBody("x");
