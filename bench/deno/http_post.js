Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, async (request) =>
  new Response(await request.text(), { headers: { "Content-Type": "application/octet-stream" } }));
