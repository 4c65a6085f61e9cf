for (let i = 0; i < 200; i++) {
  const child = Bun.spawn(["echo", "hello"]);
  await new Response(child.stdout).text();
  await child.exited;
}
