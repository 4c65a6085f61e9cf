const behind = "http://127.0.0.1:" + process.argv[3];
Bun.serve({
  port: +process.argv[2],
  hostname: "127.0.0.1",
  fetch: (request) => fetch(behind + new URL(request.url).pathname, { method: request.method, headers: request.headers }),
});
