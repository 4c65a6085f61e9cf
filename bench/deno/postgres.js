import pg from "npm:pg@8";
const pool = new pg.Pool({ host: "127.0.0.1", port: +Deno.args[1], user: "test", database: "postgres" });
Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, async (request) => {
  const result = await pool.query({
    name: "article",
    text: "SELECT id, name, price, stock FROM articles WHERE id = $1",
    values: [+new URL(request.url).pathname.slice(1) || 7],
  });
  return Response.json(result.rows[0]);
});
