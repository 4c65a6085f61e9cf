// node.fs.watch (API document, "node.fs.watch"): an emitter of what happens to a file, or in a folder.
"use strict";

const native = binding("watch");
const NATIVE = Symbol("native");
const { kinds } = native;

// What watch() gives; programs do not make one. Events: "change" (kind, name), "close" (hadError, error).
function FileWatcher() {}
node.inherits(FileWatcher, node.EventEmitter);

// watcher.close(): no "change" follows any more, "close" (false) does. Does nothing when already closed.
FileWatcher.prototype.close = function () {
  this[NATIVE].close();
};

// watcher.unref(), ref(): whether it keeps the program running (the default). Both return the watcher.
internal.load("references")(FileWatcher.prototype, (watcher) => watcher[NATIVE]);

native.setEvents({
  Watch: {
    change(kind, name) {
      this.emit("change", [kinds[kind], name]);
    },
    close(error) {
      this.emit("close", error === undefined ? [false] : [true, error]);
    },
  },
});

// node.fs.watch(path) -> a watcher. Throws the system's Error where there is nothing to watch.
return function watch(path) {
  const watcher = new FileWatcher();
  watcher[NATIVE] = new native.Watch(watcher);
  watcher[NATIVE].open(path);
  return watcher;
};
