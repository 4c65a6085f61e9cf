// An IRC bot of 2009: a connection with lines, a queue, a reconnect in "close", and commands by regular expressions.
include("fixtures/mjsunit.js");

// ---- the bot ----
function Bot(port, nick, channel) {
  this.port = port;
  this.nick = nick;
  this.channel = channel;
  this.buffer = "";
  this.commands = [];
  this.connection = new node.tcp.Connection();
  this.connection.setEncoding("utf8");
  this.connection.setTimeout(0);
  this.wire();
}
node.inherits(Bot, node.EventEmitter);
Bot.prototype.wire = function () {
  var self = this,
    c = this.connection;
  c.addListener("connect", function () {
    self.raw("NICK", self.nick);
    self.raw("USER", self.nick, "0", "*", ":a bot");
  });
  c.addListener("receive", function (data) {
    self.buffer += data;
    var lines = self.buffer.split("\r\n");
    self.buffer = lines.pop();
    lines.forEach(function (line) {
      self.line(line);
    });
  });
  c.addListener("eof", function () {
    c.close();
  });
  c.addListener("close", function (hadError) {
    self.emit("disconnected", [hadError]);
  });
};
Bot.prototype.connect = function () {
  this.connection.connect(this.port, "localhost");
  assertEquals("opening", this.connection.readyState);
};
Bot.prototype.raw = function () {
  if (this.connection.readyState !== "open") return false;
  this.connection.send(Array.prototype.slice.call(arguments).join(" ") + "\r\n", "utf8");
  return true;
};
Bot.prototype.line = function (line) {
  var m = /^(?::(\S+) )?(\S+)(?: (?!:)(.+?))?(?: :(.*))?$/.exec(line);
  var from = m[1] && m[1].split("!")[0];
  if (m[2] === "PING") this.raw("PONG", ":" + m[4]);
  if (m[2] === "001") this.raw("JOIN", this.channel);
  if (m[2] === "PRIVMSG") this.message(from, m[3], m[4]);
  this.emit(m[2], [from, m[3], m[4]]);
};
Bot.prototype.hear = function (pattern, callback) {
  this.commands.push([pattern, callback]);
};
Bot.prototype.message = function (from, to, text) {
  var self = this;
  this.commands.forEach(function (command) {
    var match = command[0].exec(text);
    if (match)
      command[1].call(self, match, function (answer) {
        self.raw("PRIVMSG", to, ":" + from + ": " + answer);
      });
  });
};

// ---- a server for it ----
var log = [],
  visits = 0;
var server = node.tcp.createServer(function (socket) {
  var visit = ++visits;
  socket.setEncoding("utf8");
  assertEquals("127.0.0.1", socket.remoteAddress);
  assertTrue(socket.server === server);
  socket.addListener("connect", function () {
    socket.send(":irc NOTICE AUTH :*** Looking");
    setTimeout(function () {
      socket.send(" up your hostname\r\nPING :x1\r\n");
    }, 5);
  });
  var text = "";
  socket.addListener("receive", function (data) {
    text += data;
    var end;
    while ((end = text.indexOf("\r\n")) >= 0) {
      var line = text.substr(0, end);
      text = text.substr(end + 2);
      log.push(visit + line);
      if (/^PONG/.test(line)) socket.send(":irc 001 bot :Welcome\r\n");
      if (/^JOIN/.test(line))
        socket.send(
          ":ann!a@h PRIVMSG #node :!echo caf\u00e9\r\n:bob!b@h PRIVMSG #node :!time\r\n",
          "utf8",
        );
      if (/bob: 1970/.test(line)) visit === 1 ? socket.close() : socket.forceClose();
    }
  });
  socket.addListener("eof", function () {
    socket.close();
  });
});
server.listen(0, "localhost");

var bot = new Bot(server.port, "bot", "#node");
bot.hear(/^!echo (.*)/, function (match, answer) {
  answer(match[1]);
});
bot.hear(/^!time$/, function (match, answer) {
  setTimeout(function () {
    answer(new Date(0).toUTCString().replace(/.*(1970).*/, "$1"));
  }, 1);
});
var notices = [],
  ends = 0;
bot.addListener("NOTICE", function (from, to, text) {
  notices.push(text);
});
bot.addListener("disconnected", function (hadError) {
  if (++ends === 1) bot.connect();
  else server.close();
});
bot.connect();

process.addListener("exit", function () {
  assertEquals(2, ends);
  assertEquals(["*** Looking up your hostname", "*** Looking up your hostname"], notices);
  var once = [
    "NICK bot",
    "USER bot 0 * :a bot",
    "PONG :x1",
    "JOIN #node",
    "PRIVMSG #node :ann: caf\u00e9",
    "PRIVMSG #node :bob: 1970",
  ];
  assertEquals(
    once
      .map(function (l) {
        return 1 + l;
      })
      .concat(
        once.map(function (l) {
          return 2 + l;
        }),
      ),
    log,
  );
});
