function muchData() {
  let blocks = 16384;
  return new ReadableStream({
    pull(controller) {
      if (blocks-- > 0) controller.enqueue(new Uint8Array(65536));
      else controller.close();
    },
  });
}
Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, async (request) => {
  if (request.url.endsWith("/big")) return new Response(muchData());
  if (request.method === "GET") return new Response("Hello World", { headers: { "Content-Type": "text/plain" } });
  let size = 0;
  for await (const chunk of request.body) size += chunk.length;
  return new Response(String(size));
});
