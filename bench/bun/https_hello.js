const [port, certificate, key] = process.argv.slice(2);
Bun.serve({
  port: +port,
  hostname: "127.0.0.1",
  tls: { cert: Bun.file(certificate), key: Bun.file(key) },
  fetch: () => new Response("Hello World", { headers: { "Content-Type": "text/plain" } }),
});
