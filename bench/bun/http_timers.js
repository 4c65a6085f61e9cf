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
Bun.serve({
  port: +process.argv[2],
  hostname: "127.0.0.1",
  fetch() {
    touch();
    return new Response("Hello World", { headers: { "Content-Type": "text/plain" } });
  },
});
