const body = "0123456789abcdef".repeat(6400);
Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, () =>
  new Response(body, { headers: { "Content-Type": "text/plain" } }));
