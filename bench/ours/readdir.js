var left = 1000000;

async function main() {
  while (left > 0) {
    var entries = await node.fs.readdir(ARGV[2], { types: true });
    left -= entries.length;
    entries.forEach(function (entry) {
      if (entry.isDirectory()) throw new Error(entry.name);
    });
  }
}
main();
