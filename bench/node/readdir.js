const fs = require("fs").promises;
let left = 1000000;
async function main() {
  while (left > 0) {
    const entries = await fs.readdir(process.argv[2], { withFileTypes: true });
    left -= entries.length;
    entries.forEach((entry) => {
      if (entry.isDirectory()) throw new Error(entry.name);
    });
  }
}
main();
