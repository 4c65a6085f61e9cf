let left = 200000;
const folder = Deno.args[0];
while (left > 0) {
  const names = [];
  for await (const entry of Deno.readDir(folder)) names.push(entry.name);
  left -= names.length;
  await Promise.all(
    Array.from({ length: 64 }, async () => {
      while (names.length > 0) await Deno.stat(folder + "/" + names.pop());
    }),
  );
}
