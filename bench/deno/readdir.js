let left = 1000000;
while (left > 0) {
  for await (const entry of Deno.readDir(Deno.args[0])) {
    left--;
    if (entry.isDirectory) throw new Error(entry.name);
  }
}
