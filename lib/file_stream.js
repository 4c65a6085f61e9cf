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

  function close(done = () => {}) {
    if (reading) return; // closed when that has returned
    const mine = isOpened ? handle : undefined;
    handle = undefined;
    if (mine === undefined) return done();
    fs.close(mine).addCallback(done).addErrback(done);
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
    over = size === 0;
    if (over) return close(() => events.end());
    events.data(bytes);
    read();
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
class FileSink {
  constructor({ path, fd, mode, isOpened }) {
    this.path = path;
    this.mode = mode;
    this.isOpened = isOpened;
    this.handle = isOpened ? undefined : fd;
    this.queue = [];
    this.size = 0; // bytes in the queue
    this.writing = false;
    this.full = false;
    this.over = false;
    this.ending = undefined;
  }
  start(drain, fail) {
    this.drain = drain;
    this.fail = fail;
    if (!this.isOpened) return;
    const flags = node.O_WRONLY | node.O_CREAT | node.O_TRUNC;
    const opening = node.fs.open(this.path, flags, this.mode ?? 0o666);
    opening
      .addErrback((error) => this.lose(error))
      .addCallback((made) => {
        this.handle = made;
        this.next();
      });
  }
  write(bytes) {
    this.queue.push(bytes);
    this.size += bytes.length;
    this.next();
    this.full = this.size > PIECE;
    return !this.full;
  }
  end(done) {
    this.ending = done;
    this.next();
  }
  breakOff() {
    this.over = true;
    if (!this.writing) this.close(() => {});
  }
  close(done) {
    const handle = this.handle;
    if (!this.isOpened || handle === undefined) return done();
    this.handle = undefined;
    node.fs.close(handle).addCallback(done).addErrback(done);
  }
  lose(error) {
    const wasOver = this.over;
    this.writing = false;
    this.over = true;
    this.close(() => {});
    if (!wasOver) this.fail(error);
  }
  // Writes what waits first. At the end the file is closed; where that fails, the bytes may be lost.
  next() {
    if (this.over) return this.writing ? undefined : this.close(() => {});
    if (this.writing || this.handle === undefined) return;
    if (this.queue.length > 0) {
      this.writing = true;
      const writing = node.fs.write(this.handle, this.queue[0], null);
      writing.addCallback((count) => this.written(count)).addErrback((error) => this.lose(error));
    } else if (this.ending !== undefined) {
      this.close((error) => (error instanceof Error ? this.lose(error) : this.ending()));
    }
  }
  written(count) {
    const first = this.queue.shift();
    this.writing = false;
    this.size -= count;
    if (count < first.length) this.queue.unshift(first.subarray(count));
    const drained = !this.over && this.full && this.size === 0;
    this.next();
    if (!drained) return;
    this.full = false;
    this.drain();
  }
}

FileStream.prototype[internal.sink] = function () {
  return new FileSink(this);
};

return { fileOf };
