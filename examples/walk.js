// node examples/walk.js [folder]: what a folder weighs, in bytes, and each folder below it. Promises
// that wait for promises.

// A promise of the size of all that is in a folder. A link to a folder counts as that folder, so it
// goes `depth` levels deep at most.
function weigh(folder, depth) {
  var promise = new node.Promise();
  node.fs
    .readdir(folder)
    .addCallback(function (names) {
      var waiting = names.length;
      var sum = 0;
      function add(size) {
        sum += size;
        if (--waiting === 0) promise.emitSuccess([sum]);
      }
      function skip(error) {
        node.stdio.writeError(error.message + "\n");
        add(0);
      }
      if (names.length === 0) promise.emitSuccess([0]);
      names.sort().forEach(function (name) {
        var path = node.path.join(folder, name);
        node.fs
          .stat(path)
          .addCallback(function (stats) {
            if ((stats.mode & node.S_IFMT) !== node.S_IFDIR) return add(stats.size);
            if (depth === 0) return add(0);
            weigh(path, depth - 1)
              .addCallback(function (size) {
                puts(size + "\t" + path);
                add(size);
              })
              .addErrback(skip);
          })
          .addErrback(skip);
      });
    })
    .addErrback(function (error) {
      promise.emitError([error]);
    });
  return promise;
}

var top = ARGV[2] || ".";

weigh(top, 20)
  .addCallback(function (size) {
    puts(size + "\t" + top);
  })
  .addErrback(function (error) {
    node.stdio.writeError(error.message + "\n");
    node.exit(1);
  });
