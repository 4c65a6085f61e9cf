const members = new Set();
Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, (request) => {
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onopen = () => members.add(socket);
  socket.onclose = () => members.delete(socket);
  socket.onmessage = (event) => {
    for (const member of members) member.send(event.data);
  };
  return response;
});
