// await takes the promises of node.fs: one value, several as an array, and an Error when it fails.
var check = require("../check.js");

(async function () {
  check.equal((await node.fs.stat("/")).mode & node.S_IFMT, node.S_IFDIR);
  var fd = await node.fs.open("/dev/zero", node.O_RDONLY);
  check.deepEqual(await node.fs.read(fd, 2), [[0, 0], 2]);
  check.equal(await node.fs.close(fd), undefined);
  try {
    await node.fs.cat("/no/such/file");
  } catch (error) {
    return error;
  }
})().then(
  check.mustCall(function (error) {
    check.equal(error.code, "ENOENT");
  }),
);
