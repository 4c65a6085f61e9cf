Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, () =>
  new Response("Hello World", { headers: { "Content-Type": "text/plain" } }));
