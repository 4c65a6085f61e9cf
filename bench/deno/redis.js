import { createClient } from "npm:redis@5";
const client = createClient({ url: "redis://127.0.0.1:" + Deno.args[1] });
await client.connect();
Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, async (request) => {
  const text = await client.get("article:" + (new URL(request.url).pathname.slice(1) || 7));
  return new Response(text, { headers: { "Content-Type": "application/json" } });
});
