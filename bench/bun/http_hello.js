Bun.serve({
  port: +process.argv[2],
  hostname: "127.0.0.1",
  fetch: () => new Response("Hello World", { headers: { "Content-Type": "text/plain" } }),
});
