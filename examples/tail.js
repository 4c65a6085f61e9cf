// node examples/tail.js FILE: prints what a file has and what is added to it, as `tail -F` does. It begins anew where the
// file becomes shorter, or another one takes its place, as logs do that are rotated.
var path = ARGV[2];
var CHUNK = 64 * 1024; // bytes
var current; // { fd, ino, position } of the file that is open
var isLooking = false;
var isChanged = false; // since the last look began

function fail(error) {
  node.stdio.writeError(error.message + "\n");
  node.exit(1);
}

async function printMore() {
  if ((await node.fs.fstat(current.fd)).size < current.position) current.position = 0;
  for (;;) {
    var [data, length] = await node.fs.read(current.fd, CHUNK, current.position, node.RAW);
    if (length === 0) return;
    current.position += length;
    node.stdio.write(data); // bytes: a character may stand in two chunks
  }
}

// Opens what has the name now, unless that is open.
async function openAnew() {
  try {
    var fd = await node.fs.open(path, node.O_RDONLY);
  } catch (error) {
    if (error.code === "ENOENT" && current !== undefined) return; // it may come again
    throw error;
  }
  var ino = (await node.fs.fstat(fd)).ino;
  if (current !== undefined && current.ino === ino) return node.fs.close(fd);
  if (current !== undefined) node.fs.close(current.fd);
  current = { fd: fd, ino: ino, position: 0 };
  await printMore();
}

async function look() {
  isChanged = true;
  if (isLooking) return;
  isLooking = true;
  while (isChanged) {
    isChanged = false;
    if (current !== undefined) await printMore();
    await openAnew();
  }
  isLooking = false;
}

try {
  node.fs.watch(path).addListener("change", function () {
    look().catch(fail);
  });
} catch (error) {
  fail(error);
}
look().catch(fail);
