var left = 200000;
async function main() {
  while (left > 0) {
    var names = await node.fs.readdir(ARGV[2]);
    left -= names.length;
    await Promise.all(
      Array.from({ length: 64 }, async function () {
        while (names.length > 0) await node.fs.stat(ARGV[2] + "/" + names.pop());
      }),
    );
  }
}
main();
