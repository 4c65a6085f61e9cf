import { RedisClient } from "bun";
const client = new RedisClient("redis://127.0.0.1:" + process.argv[3]);
Bun.serve({
  port: +process.argv[2],
  hostname: "127.0.0.1",
  async fetch(request) {
    const text = await client.get("article:" + (new URL(request.url).pathname.slice(1) || 7));
    return new Response(text, { headers: { "Content-Type": "application/json" } });
  },
});
