const items = Array.from({ length: 113 }, (_, i) => ({ id: i * 7919, name: "item " + i, price: (i * 37) % 1000, tags: ["a" + (i % 7), "b" + (i % 11)], text: "some words about it" }));
const body = JSON.stringify(items);
Bun.serve({
  port: +process.argv[2],
  hostname: "127.0.0.1",
  fetch: () =>
    new Response(Bun.gzipSync(body, { level: 6, library: "libdeflate" }), {
      headers: { "Content-Type": "application/json", "Content-Encoding": "gzip" },
    }),
});
