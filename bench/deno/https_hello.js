const [port, certificate, key] = Deno.args;
const [cert, keyText] = [Deno.readTextFileSync(certificate), Deno.readTextFileSync(key)];
Deno.serve({ port: +port, hostname: "127.0.0.1", cert, key: keyText, onListen() {} }, () =>
  new Response("Hello World", { headers: { "Content-Type": "text/plain" } }));
