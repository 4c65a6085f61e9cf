const path = Deno.args[1];
Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, async () => {
  const file = await Deno.open(path);
  const { size } = await file.stat();
  return new Response(file.readable, {
    headers: { "Content-Type": "text/plain", "Content-Length": String(size) },
  });
});
