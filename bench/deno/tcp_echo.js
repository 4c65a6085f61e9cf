for await (const connection of Deno.listen({ port: +Deno.args[0], hostname: "127.0.0.1" })) {
  connection.setNoDelay(true);
  connection.readable.pipeTo(connection.writable).catch(() => {});
}
