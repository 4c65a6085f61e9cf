const socket = Deno.listenDatagram({ port: +Deno.args[0], hostname: "127.0.0.1", transport: "udp" });
for await (const [bytes, from] of socket) await socket.send(bytes, from);
