const fs = require("fs").promises;
let left = 200000;
async function main() {
  while (left > 0) {
    var names = await fs.readdir(process.argv[2]);
    left -= names.length;
    await Promise.all(
      Array.from({ length: 64 }, async function () {
        while (names.length > 0) await fs.stat(process.argv[2] + "/" + names.pop());
      }),
    );
  }
}
main();
