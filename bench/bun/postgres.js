import { SQL } from "bun";
const sql = new SQL({ hostname: "127.0.0.1", port: +process.argv[3], username: "test", database: "postgres", max: 10 });
Bun.serve({
  port: +process.argv[2],
  hostname: "127.0.0.1",
  async fetch(request) {
    const id = +new URL(request.url).pathname.slice(1) || 7;
    const [article] = await sql`SELECT id, name, price, stock FROM articles WHERE id = ${id}`;
    return Response.json(article);
  },
});
