const path = process.argv[3];
Bun.serve({
  port: +process.argv[2],
  hostname: "127.0.0.1",
  fetch: () => new Response(Bun.file(path), { headers: { "Content-Type": "text/plain" } }),
});
