const [port, certificate, key] = Deno.args;
const [cert, keyText] = [Deno.readTextFileSync(certificate), Deno.readTextFileSync(key)];
const body = "0123456789abcdef".repeat(6400);
Deno.serve({ port: +port, hostname: "127.0.0.1", cert, key: keyText, onListen() {} }, () =>
  new Response(body, { headers: { "Content-Type": "text/plain" } }));
