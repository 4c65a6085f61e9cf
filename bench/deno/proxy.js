const behind = "http://127.0.0.1:" + Deno.args[1];
Deno.serve({ port: +Deno.args[0], hostname: "127.0.0.1", onListen() {} }, (request) =>
  fetch(behind + new URL(request.url).pathname, { method: request.method, headers: request.headers }));
