const [port, certificate, key] = process.argv.slice(2);
const { readFileSync } = require("fs");
const options = { noDelay: true, cert: readFileSync(certificate), key: readFileSync(key) };
require("tls").createServer(options, (socket) => {
  socket.on("data", (data) => socket.write(data));
  socket.on("error", () => {});
}).listen(+port, "127.0.0.1");
