// Files as ends of a pump (API document, "node.pump"): { path } and { fd } as what can be read and written, and parts
// of them, { path, start, end }, as what can be read.
"use strict";

const fs = internal.load("fs");
const native = binding("fs");
const { later } = binding("loop");
const EventEmitter = node.EventEmitter;
const { stringIncludes } = internal.load("primordials");
const { isSafeInteger } = Number;
const hasOwn = Object.prototype.hasOwnProperty;

// Bytes read at once, and those that may wait to be written.
const PIECE = 64 * 1024;

// Bytes that the kernel sends of a file before other connections have their turn.
const PASSED = 512 * 1024;

// One that is named by its path is opened, and closed at the end.
function FileStream(path, fd, mode, first, last) {
  this.path = path;
  this.fd = fd;
  this.mode = mode;
  this.first = first;
  this.last = last;
  this.isOpened = fd === undefined || fd === null;
}

// The stream of an object that stands for a file by its own `path` or `fd`; null for any other. What a
// program has given to all objects does not count.
function fileOf(object) {
  if (object instanceof EventEmitter) return null;
  if (!hasOwn.call(object, "path") && !hasOwn.call(object, "fd")) return null;
  const own = (name) => (hasOwn.call(object, name) ? object[name] : undefined);
  const file = new FileStream(own("path"), own("fd"), own("mode"), own("start"), own("end"));
  checkFile(file);
  return file;
}

// Called before either end of a pump opens anything: opening a sink empties its file.
function checkFile({ path, fd, mode, isOpened }) {
  if (!isOpened) return integer("fd", fd, -1);
  if (typeof path !== "string" || stringIncludes(path, "\0"))
    throw new TypeError("pump: path must be a string without NUL");
  integer("mode", mode, 0);
}

// `value`, which may be absent, if it is an integer from `least` on.
function integer(name, value, least) {
  if (value === undefined || value === null) return undefined;
  if (isSafeInteger(value) && value >= least) return value;
  throw new TypeError(`pump: ${name} must be an integer${least < 0 ? "" : " and not negative"}`);
}

// What is read until the file's end, or to the last byte of the part. Of a regular file it is known how much that is:
// less is a failure. The sink may take it without it being read here (`pass`, see lib/pump.js).
class FileSource {
  constructor({ path, fd, first, last, isOpened }) {
    this.path = path;
    this.isOpened = isOpened;
    this.handle = isOpened ? undefined : fd;
    this.last = integer("end", last, 0);
    this.position = integer("start", first, 0) ?? (this.last === undefined ? undefined : 0);
    if (this.last < this.position) throw new TypeError("pump: end must not be before start");
    this.left = Infinity; // bytes to come
    this.isExact = false; // the file is regular and its size is known: fewer bytes are an error
    this.read = 0; // up to where it need not be waited for
    this.paused = false;
    this.busy = false; // something is under way
    this.over = false;
  }
  start(events) {
    this.events = events;
    this.pass = events.pass;
    if (!this.isOpened && this.position === undefined) return this.next();
    this.busy = true;
    const promise = new node.Promise();
    promise.addErrback((error) => this.lose(error));
    if (this.isOpened) {
      promise.addCallback((fd, size) => this.begin(fd, size));
      native.openToPump(promise, this.path);
    } else {
      const { handle } = this;
      const done = (stats) => this.begin(handle, stats.isFile() ? stats.size : -1);
      fs.fstat(handle)
        .addCallback(done)
        .addErrback((error) => this.lose(error));
    }
  }
  begin(fd, size) {
    this.handle = fd;
    this.busy = false;
    if (this.over) return this.close();
    if (size > 0) {
      this.position ??= 0;
      this.left = Math.max(0, Math.min(size, (this.last ?? Infinity) + 1) - this.position);
      this.isExact = true;
    } else if (this.last !== undefined) {
      this.left = this.last + 1 - this.position;
    }
    this.next();
  }
  next() {
    if (this.paused || this.busy || this.over) return;
    if (this.left === 0 && !this.grows()) return this.finish();
    if (this.pass !== undefined && this.isExact) return this.passOn();
    this.busy = true;
    const { handle, position, left } = this;
    const reading = fs.read(handle, Math.min(PIECE, left), position ?? null, "bytes");
    reading
      .addCallback((bytes, size) => this.take(bytes, size))
      .addErrback((error) => this.lose(error));
  }
  // Whether there is more than there was at the beginning, and it is wanted.
  grows() {
    if (this.last !== undefined || native.peek(this.handle, this.position) === 0) return false;
    this.left = Infinity;
    this.isExact = false;
    return true;
  }
  take(bytes, size) {
    this.busy = false;
    if (this.over) return this.close();
    if (size === 0) {
      if (!this.isExact) return this.finish();
      return this.lose(internal.coded("TRUNCATED", "pump: the file has become shorter meanwhile"));
    }
    if (this.position !== undefined) this.position += size;
    this.left -= size;
    this.events.data(bytes);
    this.next();
  }
  // Has the sink send a piece, which no disk must be waited for.
  passOn() {
    const { handle, position } = this;
    const size = Math.min(PASSED, this.left);
    const end = position + size;
    if (end > this.read) {
      const known = native.peek(handle, position) === 1 && native.peek(handle, end - 1) === 1;
      if (!known) return this.readAhead(position, size);
    }
    const count = this.pass(handle, position, size);
    if (count < 0) this.pass = undefined;
    else this.position += count;
    this.left -= Math.max(0, count);
    if (count <= 0 || this.left === 0) return this.next();
    this.busy = true;
    later(() => this.again());
  }
  readAhead(position, size) {
    this.busy = true;
    this.read = position + size;
    const promise = new node.Promise();
    promise.addCallback(() => this.again());
    native.readAhead(promise, this.handle, position, size);
  }
  again() {
    this.busy = false;
    if (this.over) this.close();
    else this.next();
  }
  finish() {
    this.over = true;
    this.events.end();
    this.close();
  }
  lose(error) {
    this.busy = false;
    if (!this.over) this.events.fail(error);
    this.over = true;
    this.close();
  }
  pause() {
    this.paused = true;
  }
  resume() {
    this.paused = false;
    if (this.handle !== undefined) this.next();
  }
  stop() {
    this.over = true;
    this.close();
  }
  close(done = () => {}) {
    if (this.busy) return; // closed when that has returned
    const mine = this.isOpened ? this.handle : undefined;
    this.handle = undefined;
    if (mine === undefined) return done();
    fs.close(mine).addCallback(done).addErrback(done);
  }
}

FileStream.prototype[internal.source] = function () {
  return new FileSource(this);
};

// The part of a file that was written before a failure stays.
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
    const opening = fs.open(this.path, flags, this.mode ?? 0o666);
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
    fs.close(handle).addCallback(done).addErrback(done);
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
      const writing = fs.write(this.handle, this.queue[0], null);
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
