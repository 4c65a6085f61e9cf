let left = 100000;
async function lane() {
  while (left-- > 0) await Bun.file(process.argv[2]).text();
}
for (let i = 0; i < 64; i++) lane();
