for await (const connection of Deno.listen({ transport: "unix", path: "/tmp/bench-" + Deno.args[0] + ".sock" })) {
  connection.readable.pipeTo(connection.writable).catch(() => {});
}
