import { gzipSync } from "node:zlib";
const items = Array.from({ length: 113 }, (_, i) => ({ id: i * 7919, name: "item " + i, price: (i * 37) % 1000, tags: ["a" + (i % 7), "b" + (i % 11)], text: "some words about it" }));
const body = JSON.stringify(items);
Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, () =>
  new Response(gzipSync(body, { level: 6 }), {
    headers: { "Content-Type": "application/json", "Content-Encoding": "gzip" },
  }));
