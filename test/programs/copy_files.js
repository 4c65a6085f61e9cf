// Files are copied with open, read and write, chained by callbacks and blocking by wait(), as programs of 2009 did it.
include("fixtures/mjsunit.js");
var posix = node.fs;
var dir = "/tmp/copy." + Math.floor(Math.random() * 1e9);
posix.mkdir(dir, 0755).wait();

var CHUNK = 4096;
function copy(from, to) {
  var promise = new node.Promise();
  var fail = function (e) {
    promise.emitError([e]);
  };
  posix
    .open(from, node.O_RDONLY, 0666)
    .addErrback(fail)
    .addCallback(function (source) {
      posix
        .open(to, node.O_WRONLY | node.O_CREAT | node.O_TRUNC, 0644)
        .addErrback(fail)
        .addCallback(function (target) {
          var total = 0;
          (function more() {
            posix
              .read(source, CHUNK, total, node.RAW)
              .addErrback(fail)
              .addCallback(function (data, bytes) {
                if (bytes === 0) {
                  posix.close(source);
                  posix.close(target).addCallback(function () {
                    promise.emitSuccess([total]);
                  });
                  return;
                }
                posix
                  .write(target, data, null)
                  .addErrback(fail)
                  .addCallback(function (written) {
                    assertEquals(bytes, written);
                    total += written;
                    more();
                  });
              });
          })();
        });
    });
  return promise;
}

function copySync(from, to) {
  var source = posix.open(from, node.O_RDONLY, 0).wait();
  var target = posix.open(to, node.O_WRONLY | node.O_CREAT, 0600).wait();
  var position = 0,
    chunk;
  while ((chunk = posix.read(source, CHUNK, position, node.UTF8).wait())[1] > 0) {
    position += chunk[1];
    posix.write(target, chunk[0]).wait();
  }
  posix.close(source).wait();
  posix.close(target).wait();
}

var bytes = [];
for (var i = 0; i < 20000; i++) bytes.push((i * 7) % 256);
var fd = posix
  .open(dir + "/a", node.O_WRONLY | node.O_CREAT | node.O_EXCL, node.S_IRUSR | node.S_IWUSR)
  .wait();
assertEquals(20000, posix.write(fd, bytes, 0).wait());
posix.close(fd).wait();
var stats = posix.stat(dir + "/a").wait();
assertEquals(0600, stats.mode & 0777);
assertEquals(20000, stats.size);

var copied;
copy(dir + "/a", dir + "/b").addCallback(function (total) {
  copied = total;
  posix.cat(dir + "/b", "raw").addCallback(function (content) {
    assertEquals(bytes, content);
    var text = "h\u00e9llo w\u00f6rld \u20ac\n";
    var out = posix.open(dir + "/c", node.O_CREAT | node.O_RDWR, 0666).wait();
    assertEquals(18, posix.write(out, text, null).wait());
    posix.close(out).wait();
    copySync(dir + "/c", dir + "/d");
    assertEquals(text, posix.cat(dir + "/d").wait());
    clean();
  });
});
copy(dir + "/nothing", dir + "/e").addErrback(function (e) {
  assertEquals(dir + "/nothing", e.path);
});

function clean() {
  var names = posix.readdir(dir).wait().sort();
  assertEquals(["a", "b", "c", "d"], names);
  for (var i = 0; i < names.length; i++) posix.unlink(dir + "/" + names[i]);
  (function again() {
    posix.rmdir(dir).addErrback(function () {
      setTimeout(again, 5);
    });
  })();
}
process.addListener("exit", function () {
  assertEquals(20000, copied);
});
