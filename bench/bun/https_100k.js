const [port, certificate, key] = process.argv.slice(2);
const body = "0123456789abcdef".repeat(6400);
Bun.serve({
  port: +port,
  hostname: "127.0.0.1",
  tls: { cert: Bun.file(certificate), key: Bun.file(key) },
  fetch: () => new Response(body, { headers: { "Content-Type": "text/plain" } }),
});
