let left = 200000;
async function lane() {
  while (left-- > 0) await Deno.stat(new URL(import.meta.url).pathname);
}
for (let i = 0; i < 64; i++) lane();
