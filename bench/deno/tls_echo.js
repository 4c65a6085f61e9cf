const [port, certificate, key] = Deno.args;
const [cert, keyText] = [Deno.readTextFileSync(certificate), Deno.readTextFileSync(key)];
for await (const connection of Deno.listenTls({ port: +port, hostname: "127.0.0.1", cert, key: keyText })) {
  connection.readable.pipeTo(connection.writable).catch(() => {});
}
