// Files as ends of a pump (API document, "node.pump"): { path } and { fd } as what can be read and written.
"use strict";

const EventEmitter = node.EventEmitter;
const hasOwn = Object.prototype.hasOwnProperty;

// Bytes read at once, and those that may wait to be written.
const PIECE = 64 * 1024;

// One that is named by its path is opened, and closed at the end.
function FileStream(path, fd, mode) {
  this.path = path;
  this.fd = fd;
  this.mode = mode;
  this.isOpened = fd === undefined || fd === null;
}

// The stream of an object that stands for a file by its own `path` or `fd`; null for any other. What a
// program has given to all objects does not count.
function fileOf(object) {
  if (object instanceof EventEmitter) return null;
  const own = (name) => (hasOwn.call(object, name) ? object[name] : undefined);
  return hasOwn.call(object, "path") || hasOwn.call(object, "fd")
    ? new FileStream(own("path"), own("fd"), own("mode"))
    : null;
}

FileStream.prototype[internal.source] = function () {
  const { path, fd, isOpened } = this;
  const fs = node.fs;
  let handle = isOpened ? undefined : fd;
  let events;
  let paused = false;
  let reading = false;
  let over = false;

  function close() {
    if (reading) return; // closed when that has returned
    if (isOpened && handle !== undefined) fs.close(handle);
    handle = undefined;
  }
  function fail(error) {
    reading = false;
    if (!over) events.fail(error);
    over = true;
    close();
  }
  function read() {
    if (paused || reading || over) return;
    reading = true;
    fs.read(handle, PIECE, null, "bytes").addCallback(take).addErrback(fail);
  }
  function take(bytes, size) {
    reading = false;
    if (over) return close();
    if (size > 0) {
      events.data(bytes);
      return read();
    }
    over = true;
    close();
    events.end();
  }
  return {
    start(given) {
      events = given;
      if (!isOpened) return read();
      const opening = fs.open(path, node.O_RDONLY);
      opening.addErrback(fail).addCallback((made) => {
        handle = made;
        if (over) close();
        else read();
      });
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      if (handle !== undefined) read();
    },
    stop() {
      over = true;
      close();
    },
  };
};

// What was written of a file before a failure stays.
FileStream.prototype[internal.sink] = function () {
  const { path, fd, mode, isOpened } = this;
  const fs = node.fs;
  const queue = [];
  let handle = isOpened ? undefined : fd;
  let size = 0;
  let writing = false;
  let full = false;
  let over = false;
  let drain, fail, ending;

  function close(done) {
    if (!isOpened || handle === undefined) return done();
    fs.close(handle).addCallback(done).addErrback(done);
    handle = undefined;
  }
  function lose(error) {
    const wasOver = over;
    writing = false;
    over = true;
    close(() => {});
    if (!wasOver) fail(error);
  }
  function written(count) {
    const first = queue.shift();
    writing = false;
    size -= count;
    if (count < first.length) queue.unshift(first.subarray(count));
    if (over) return close(() => {});
    next();
    if (!full || size > 0) return;
    full = false;
    drain();
  }
  // Writes what waits first. At the end the file is closed; where that fails, the bytes may be lost.
  function next() {
    if (writing || over || handle === undefined) return;
    if (queue.length > 0) {
      writing = true;
      fs.write(handle, queue[0], null).addCallback(written).addErrback(lose);
    } else if (ending !== undefined) {
      close((error) => (error instanceof Error ? lose(error) : ending()));
    }
  }
  return {
    start(onDrain, onFail) {
      drain = onDrain;
      fail = onFail;
      if (!isOpened) return;
      const opening = fs.open(path, node.O_WRONLY | node.O_CREAT | node.O_TRUNC, mode ?? 0o666);
      opening.addErrback(lose).addCallback((made) => {
        handle = made;
        if (over) close(() => {});
        else next();
      });
    },
    write(bytes) {
      queue.push(bytes);
      size += bytes.length;
      next();
      full = size > PIECE;
      return !full;
    },
    end(done) {
      ending = done;
      next();
    },
    breakOff() {
      over = true;
      if (!writing) close(() => {});
    },
  };
};

return { fileOf };
