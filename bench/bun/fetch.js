const url = "http://127.0.0.1:" + process.argv[2] + "/";
let left = 20000;
async function lane() {
  while (left-- > 0) await (await fetch(url)).text();
}
for (let i = 0; i < 16; i++) lane();
