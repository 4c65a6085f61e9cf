const body = "0123456789abcdef".repeat(6400);
Bun.serve({
  port: +process.argv[2],
  hostname: "127.0.0.1",
  fetch: () => new Response(body, { headers: { "Content-Type": "text/plain" } }),
});
