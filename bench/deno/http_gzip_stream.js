const piece = new TextEncoder().encode(
  "a line of a text that is sent as it comes, 0123456789\n".repeat(150),
);
const headers = { "Content-Type": "text/plain", "Content-Encoding": "gzip" };
Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, () => {
  let left = 8;
  const body = new ReadableStream({
    async pull(controller) {
      controller.enqueue(piece);
      if (--left === 0) controller.close();
      else await new Promise((resolve) => setTimeout(resolve, 0));
    },
  });
  return new Response(body.pipeThrough(new CompressionStream("gzip")), { headers });
});
