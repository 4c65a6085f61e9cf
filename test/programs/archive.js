// A package manager of 2009 writes an archive with writes that it does not wait for, and tar(1) finds each file whole.
include("fixtures/mjsunit.js");

function zeros(n) {
  var s = "";
  while (s.length < n) s += "\0";
  return s;
}
function octal(n, width) {
  var s = n.toString(8);
  while (s.length < width - 1) s = "0" + s;
  return s + "\0";
}
function field(text, width) {
  return text + zeros(width - text.length);
}

function Archive(path) {
  this.fd = node.fs.open(path, node.O_WRONLY | node.O_CREAT | node.O_TRUNC, 0644).wait();
  this.pending = 0;
  this.done = new node.Promise();
}
Archive.prototype = {
  write: function (data) {
    var self = this;
    this.pending++;
    node.fs
      .write(this.fd, data)
      .addCallback(function () {
        if (--self.pending === 0 && self.ended) self.finish();
      })
      .addErrback(function (e) {
        self.done.emitError([e]);
      });
  },
  header: function (name, size, mode) {
    var start =
      field(name, 100) +
      octal(mode, 8) +
      octal(0, 8) +
      octal(0, 8) +
      octal(size, 12) +
      octal(1252000000, 12);
    var rest =
      field("0", 1) +
      zeros(100) +
      "ustar\0" +
      "00" +
      field("root", 32) +
      field("root", 32) +
      zeros(183);
    var sum = 8 * 32;
    for (var i = 0; i < start.length; i++) sum += start.charCodeAt(i);
    for (i = 0; i < rest.length; i++) sum += rest.charCodeAt(i);
    return start + octal(sum, 7) + " " + rest;
  },
  add: function (name, bytes) {
    var head = this.header(name, bytes.length, 0644);
    assertEquals(512, head.length);
    this.write(head);
    this.write(bytes);
    var over = bytes.length % 512;
    if (over) this.write(zeros(512 - over));
  },
  end: function () {
    this.ended = true;
    this.write(zeros(1024));
    return this.done;
  },
  finish: function () {
    var done = this.done;
    node.fs.close(this.fd).addCallback(function () {
      done.emitSuccess();
    });
  },
};

var folder = "/tmp/archive." + Math.floor(Math.random() * 1e9);
node.fs.mkdir(folder, 0700).wait();
var archive = new Archive(folder + "/package.tar");
var COUNT = 60;
for (var i = 0; i < COUNT; i++) {
  var bytes = [];
  for (var j = 0; j < i * 37; j++) bytes.push((i + j) & 255);
  archive.add("lib/file" + i + ".bin", bytes);
}
var code;
archive.end().addCallback(function () {
  var listing = "";
  var tar = node.createChildProcess(
    "cd " + folder + " && tar xf package.tar && ls lib | wc -l && cat lib/* | wc -c",
  );
  tar.addListener("output", function (data) {
    if (data !== null) listing += data;
  });
  tar.addListener("error", function (data) {
    if (data !== null) puts(data);
  });
  tar.addListener("exit", function (c) {
    code = c;
    assertEquals(
      "60 " + 37 * ((COUNT * (COUNT - 1)) / 2),
      listing.replace(/\s+/g, " ").replace(/ $/, ""),
    );
    var last = node.fs.cat(folder + "/lib/file59.bin", "raw").wait();
    assertEquals(59 * 37, last.length);
    for (var j = 0; j < last.length; j++)
      if (last[j] !== ((59 + j) & 255)) assertEquals((59 + j) & 255, last[j]);
    node.createChildProcess("rm -r " + folder);
  });
});
process.addListener("exit", function () {
  assertEquals(0, code);
});
