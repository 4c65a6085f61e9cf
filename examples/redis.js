// A client for Redis, and what it is good for.
//
//     node redis.js [port]         a guest book; a redis-server listens on 6379 by itself. Or the path of its Unix socket
//     var redis = require("redis.js");
//
// var client = new redis.Client(port, host);   or (path)
// client.call("SET", "name", "value")  -> a node.Promise: success(reply) or error(Error)
//
// Calls go out at once, and their replies come in the same order. A word is a string, sent as UTF-8, or a Uint8Array. A
// reply that is text is read as UTF-8, and what is none in it becomes U+FFFD; with client.encoding = "ascii" it is a
// string of one character a byte, which loses nothing.
var LONGEST = 64 * 1024 * 1024; // bytes of a reply, or of several that came together

function Client(port, host) {
  var self = this;
  this.waiting = []; // promises of calls without a reply
  this.encoding = "utf8";
  this.buffer = ""; // what came and was not read yet, a character a byte
  this.connection = node.tcp.createConnection(port, host);
  this.connection.setEncoding("ascii");
  this.connection.setTimeout(0);
  this.connection.addListener("receive", function (data) {
    try {
      if (self.buffer.length + data.length > LONGEST) throw new Error("the reply is too long");
      self.buffer += data;
      self.readReplies();
    } catch (error) {
      self.fail(error);
    }
  });
  this.connection.addListener("eof", function () {
    self.connection.close();
  });
  this.connection.addListener("close", function (had_error, error) {
    self.fail(error || new Error("the server closed the connection"));
  });
}

// Ends the connection; the calls that wait get the error.
Client.prototype.fail = function (error) {
  this.connection.forceClose();
  this.waiting.splice(0).forEach(function (promise) {
    promise.emitError([error]);
  });
};

// A word as a string of one character a byte.
function bytesOf(word) {
  if (word instanceof Uint8Array)
    return Array.from(word, (byte) => String.fromCharCode(byte)).join("");
  // Half a pair of surrogates is no character, and encodeURIComponent throws on it.
  return unescape(encodeURIComponent(String(word).replace(/\p{Surrogate}/gu, "\ufffd")));
}

function fromUtf8(bytes) {
  return node.encodeUtf8(
    bytes.split("").map(function (character) {
      return character.charCodeAt(0);
    }),
  );
}

Client.prototype.call = function () {
  var promise = new node.Promise();
  var words = Array.prototype.slice.call(arguments).map(function (word) {
    var bytes = bytesOf(word);
    return "$" + bytes.length + "\r\n" + bytes + "\r\n";
  });
  this.connection.send("*" + words.length + "\r\n" + words.join(""));
  this.waiting.push(promise);
  return promise;
};

Client.prototype.end = function () {
  this.connection.close();
};

Client.prototype.readReplies = function () {
  for (;;) {
    var reply = parse(this.buffer, 0, this.encoding === "utf8" ? fromUtf8 : String);
    if (reply === null) return;
    this.buffer = this.buffer.slice(reply.end);
    var promise = this.waiting.shift();
    if (reply.value instanceof Error) promise.emitError([reply.value]);
    else promise.emitSuccess([reply.value]);
  }
};

// The reply that begins at `at`, its text decoded, and where it ends; null where its end has not come yet.
function parse(buffer, at, decode) {
  var eol = buffer.indexOf("\r\n", at);
  if (eol < 0) return null;
  var line = buffer.slice(at + 1, eol),
    number = parseInt(line, 10),
    end = eol + 2;
  if (":$*".indexOf(buffer.charAt(at)) >= 0 && !/^-?\d+$/.test(line))
    throw new Error("this is no reply of Redis: " + line);
  switch (buffer.charAt(at)) {
    case "+":
      return { value: line, end: end };
    case "-":
      return { value: new Error(line), end: end };
    case ":":
      return { value: number, end: end };
    case "$":
      if (number < 0) return { value: null, end: end };
      if (buffer.length < end + number + 2) return null;
      return { value: decode(buffer.substr(end, number)), end: end + number + 2 };
    case "*":
      if (number < 0) return { value: null, end: end };
      var values = [];
      while (values.length < number) {
        var element = parse(buffer, end, decode);
        if (element === null) return null;
        values.push(element.value);
        end = element.end;
      }
      return { value: values, end: end };
  }
  throw new Error("this is no reply of Redis: " + line);
}

exports.Client = Client;

// ---- a guest book ----

function guestBook(port) {
  var client = new Client(port, "localhost");
  try {
    client.call("DEL", "visits", "guests").wait();
    client.call("INCR", "visits");
    client.call("RPUSH", "guests", "Zo\u00eb", "J\u00fcrgen", "\u4e2d\u6587");
    puts("visits: " + client.call("GET", "visits").wait());
    puts("guests: " + client.call("LRANGE", "guests", 0, -1).wait().join(", "));
    puts("nobody: " + client.call("GET", "nobody").wait());
    client.call("INCR", "guests").addErrback(function (error) {
      puts("as it should be: " + error.message);
      client.end();
    });
  } catch (error) {
    puts("failed: " + error.message);
  }
}

// The exports of the main script, and of no module, are the process.
if (/** @type {any} */ (exports) === process) guestBook(ARGV[2] || 6379);
