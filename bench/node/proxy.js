const http = require("http");
const agent = new http.Agent({ keepAlive: true, maxSockets: 100 });
http.createServer((request, response) => {
  const { method, url, headers } = request;
  const onward = http.request({ host: "127.0.0.1", port: +process.argv[3], method, path: url, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.writeHead(502).end());
  request.pipe(onward);
}).listen(+process.argv[2], "127.0.0.1");
