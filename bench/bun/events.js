const members = new Set();
const encoder = new TextEncoder();
let number = 0;
Bun.serve({
  port: +process.argv[2],
  hostname: "127.0.0.1",
  idleTimeout: 0,
  fetch(request) {
  if (request.url.endsWith("/send")) {
    const event = encoder.encode("id: " + ++number + "\ndata: the same for everybody\n\n");
    for (const member of members) member.enqueue(event);
    return new Response(null, { status: 204 });
  }
  let member;
  const stream = new ReadableStream({
    start(controller) {
      member = controller;
      member.enqueue(encoder.encode(": welcome\n"));
      members.add(member);
    },
    cancel: () => members.delete(member),
  });
  return new Response(stream, { headers: { "Content-Type": "text/event-stream" } });
  },
});
