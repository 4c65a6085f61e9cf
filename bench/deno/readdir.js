let left = 1000000, folders = 0;
while (left > 0) {
  for await (const entry of Deno.readDir(Deno.args[0])) {
    left--;
    if (entry.isDirectory) folders++;
  }
}
