// A Comet chat of 2009: long polling, sessions, a message backlog, a route table and JSON, for three clients at once.
include("fixtures/mjsunit.js");
var MESSAGE_BACKLOG = 200;

function extend(target, source) {
  for (var key in source) if (source.hasOwnProperty(key)) target[key] = source[key];
  return target;
}

var channel = new (function () {
  var messages = [],
    callbacks = [];
  this.appendMessage = function (nick, type, text) {
    var m = { nick: nick, type: type, text: text, timestamp: messages.length + 1 };
    messages.push(m);
    while (callbacks.length > 0) callbacks.shift().callback([m]);
    while (messages.length > MESSAGE_BACKLOG) messages.shift();
  };
  this.query = function (since, callback) {
    var matching = messages.filter(function (m) {
      return m.timestamp > since;
    });
    if (matching.length != 0) callback(matching);
    else callbacks.push({ timestamp: new Date(), callback: callback });
  };
  this.timer = setInterval(function () {
    var now = new Date();
    while (callbacks.length > 0 && now - callbacks[0].timestamp > 100)
      callbacks.shift().callback([]);
  }, 20);
})();

var sessions = {};
function createSession(nick) {
  if (/[^\w_\-^!]/.exec(nick)) return null;
  for (var i in sessions) if (sessions[i].nick === nick) return null;
  var session = {
    nick: nick,
    id: Math.floor(Math.random() * 99999999999).toString(),
    timestamp: new Date(),
  };
  session.poke = function () {
    session.timestamp = new Date();
  };
  session.destroy = function () {
    channel.appendMessage(session.nick, "part");
    delete sessions[session.id];
  };
  return (sessions[session.id] = session);
}

var map = {};
var fu = {
  get: function (path, handler) {
    map[path] = handler;
  },
};
var server = node.http.createServer(function (req, res) {
  var handler =
    map[req.uri.path] ||
    function (req, res) {
      res.simpleText(404, "Not Found\n");
    };
  extend(res, {
    simpleText: function (code, body) {
      res.sendHeader(code, [
        ["Content-Type", "text/plain"],
        ["Content-Length", body.length],
      ]);
      res.sendBody(body);
      res.finish();
    },
    simpleJSON: function (code, obj) {
      var body = JSON.stringify(obj);
      res.sendHeader(code, [
        ["Content-Type", "text/json"],
        ["Content-Length", encodeURIComponent(body).replace(/%../g, "x").length],
      ]);
      res.sendBody(body, "utf8");
      res.finish();
    },
  });
  handler(req, res);
}, {});
server.listen(0, "localhost");

fu.get("/join", function (req, res) {
  var session = createSession(req.uri.params["nick"]);
  if (session == null) return res.simpleJSON(400, { error: "Nick in use" });
  channel.appendMessage(session.nick, "join");
  res.simpleJSON(200, { id: session.id, nick: session.nick });
});
fu.get("/who", function (req, res) {
  var nicks = [];
  for (var id in sessions) nicks.push(sessions[id].nick);
  res.simpleJSON(200, { nicks: nicks.sort() });
});
fu.get("/recv", function (req, res) {
  var since = parseInt(req.uri.params.since, 10),
    session = sessions[req.uri.params.id];
  if (session) session.poke();
  channel.query(since, function (messages) {
    res.simpleJSON(200, { messages: messages });
  });
});
fu.get("/send", function (req, res) {
  var session = sessions[req.uri.params.id];
  if (!session) return res.simpleJSON(400, { error: "No such session id" });
  channel.appendMessage(session.nick, "msg", req.uri.params.text);
  res.simpleJSON(200, {});
});
fu.get("/part", function (req, res) {
  var session = sessions[req.uri.params.id];
  if (session) session.destroy();
  res.simpleJSON(200, {});
});

// ---- clients ----
function Person(nick) {
  this.nick = nick;
  this.commands = node.http.createClient(server.port);
  this.polls = node.http.createClient(server.port);
  this.since = 0;
  this.heard = [];
}
Person.prototype.get = function (client, path, callback) {
  client.get(path, { "Connection": "keep-alive" }).finish(function (response) {
    var body = "";
    response.setBodyEncoding("utf8");
    response
      .addListener("body", function (chunk) {
        body += chunk;
      })
      .addListener("complete", function () {
        callback(response.statusCode, JSON.parse(body));
      });
  });
};
Person.prototype.poll = function () {
  var self = this;
  this.get(this.polls, "/recv?since=" + this.since + "&id=" + this.id, function (status, data) {
    data.messages.forEach(function (m) {
      self.since = m.timestamp;
      self.heard.push(m.nick + " " + m.type + (m.text ? " " + m.text : ""));
    });
    if (self.heard.length < 9) self.poll();
    else if (++finished === people.length) {
      clearInterval(channel.timer);
      server.close();
    }
  });
};
var finished = 0,
  refused = 0;
var people = ["ann", "bob", "eve"].map(function (nick) {
  return new Person(nick);
});
(function join(i) {
  if (i === people.length) return talk(0);
  var person = people[i];
  person.get(person.commands, "/join?nick=" + person.nick, function (status, data) {
    assertEquals(200, status);
    person.id = data.id;
    person.get(person.commands, "/join?nick=" + person.nick, function (status) {
      if (status === 400) refused++;
      person.poll();
      join(i + 1);
    });
  });
})(0);
function talk(i) {
  if (i === people.length) return part();
  var person = people[i];
  person.get(
    person.commands,
    "/send?id=" + person.id + "&text=" + encodeURIComponent("h\u00e9 & 5 \u20ac"),
    function () {
      talk(i + 1);
    },
  );
}
function part() {
  people[0].get(people[0].commands, "/who", function (status, data) {
    assertEquals(["ann", "bob", "eve"], data.nicks);
    people.forEach(function (person) {
      person.get(person.commands, "/part?id=" + person.id, function () {});
    });
  });
}

process.addListener("exit", function () {
  assertEquals(3, refused);
  assertEquals(3, finished);
  people.forEach(function (person) {
    assertEquals(
      [
        "ann join",
        "bob join",
        "eve join",
        "ann msg h\u00e9 & 5 \u20ac",
        "bob msg h\u00e9 & 5 \u20ac",
        "eve msg h\u00e9 & 5 \u20ac",
      ],
      person.heard.slice(0, 6),
    );
    assertEquals(["ann part", "bob part", "eve part"], person.heard.slice(6).sort());
  });
});
