Bun.serve({
  port: +process.argv[2],
  hostname: "127.0.0.1",
  async fetch(request) {
    return new Response(await request.text(), { headers: { "Content-Type": "application/octet-stream" } });
  },
});
