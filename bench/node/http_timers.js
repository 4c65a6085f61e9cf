// 200,000 timers that wait, as for the end of idle sessions; each request begins one anew.
const COUNT = 200000, DELAY = 60000;
const ended = () => {};
const timers = Array.from({ length: COUNT }, () => setTimeout(ended, DELAY));
let next = 0;
function touch() {
  clearTimeout(timers[next]);
  timers[next] = setTimeout(ended, DELAY);
  next = (next + 1) % COUNT;
}
require("http").createServer((request, response) => {
  touch();
  response.writeHead(200, { "Content-Type": "text/plain" });
  response.end("Hello World");
}).listen(+process.argv[2], "127.0.0.1");
