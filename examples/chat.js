// A chat with rooms, history and presence, over WebSockets on the server's own port. The page is chat.html.
//
//     node chat.js [port]          then open http://localhost:8000/ twice
//
// Messages are JSON. A client sends { join: room, nick } and then { say: text } and { typing: boolean }. It gets
// { room, history, people } when it has joined, and { said }, { people }, { typing: nick } as they come.
var port = ARGV[2] === undefined ? 8000 : Number(ARGV[2]);
var KEPT = 100; // messages of a room, for those who come late
var LONGEST = 2000; // characters of a text
var BEHIND = 1024 * 1024; // unsent bytes of a client that does not read; with more it is closed (1013)
var ROOMS = 1000; // at most; a room that nobody is in is forgotten when there are more

var page = node.path.join(node.path.dirname(__filename), "chat.html");
var rooms = {}; // name -> { name, members, history }
rooms.__proto__ = null;

function roomOf(name) {
  if (rooms[name] === undefined) {
    var names = Object.keys(rooms);
    if (names.length >= ROOMS) {
      var empty = names.filter(function (other) {
        return rooms[other].members.length === 0;
      })[0];
      if (empty === undefined) return undefined;
      delete rooms[empty];
    }
    rooms[name] = { name: name, members: [], history: [] };
  }
  return rooms[name];
}

// To all who are in the room: framed once, however many they are.
function publish(room, news, but) {
  var message = node.websocket.prepare(JSON.stringify(news));
  room.members.forEach(function (member) {
    if (member !== but && member.socket.readyState === "open") member.socket.send(message);
  });
}

function peopleOf(room) {
  return room.members
    .map(function (member) {
      return member.nick;
    })
    .sort();
}

function leave(member) {
  var room = member.room;
  if (room === undefined) return;
  member.room = undefined;
  room.members.splice(room.members.indexOf(member), 1);
  publish(room, { people: peopleOf(room) });
}

function text(value, longest) {
  return typeof value === "string" ? value.trim().slice(0, longest) : "";
}

var orders = {
  join: function (member, order) {
    leave(member);
    var room = roomOf(text(order.join, 40) || "lobby");
    if (room === undefined) return member.socket.close(4001, "there are too many rooms");
    member.nick = text(order.nick, 20) || "guest";
    member.room = room;
    room.members.push(member);
    var people = peopleOf(room);
    member.socket.send(
      JSON.stringify({ room: room.name, nick: member.nick, history: room.history, people: people }),
    );
    publish(room, { people: people }, member);
  },

  say: function (member, order) {
    var said = { nick: member.nick, text: text(order.say, LONGEST), at: Date.now() };
    if (member.room === undefined || said.text === "") return;
    member.room.history.push(said);
    if (member.room.history.length > KEPT) member.room.history.shift();
    publish(member.room, { said: said });
  },

  typing: function (member, order) {
    if (member.room === undefined) return;
    publish(member.room, { typing: member.nick, is: order.typing === true }, member);
  },
};

function welcome(socket) {
  var member = { socket: socket, nick: "guest", room: undefined };
  socket.addListener("message", function (message) {
    try {
      var order = JSON.parse(message);
    } catch (error) {
      return socket.close(1007, "messages are JSON");
    }
    for (var name in orders) {
      if (order !== null && typeof order === "object" && name in order) orders[name](member, order);
    }
  });
  socket.addListener("close", function () {
    leave(member);
  });
}

function answer(response, status, type, body) {
  response.sendHeader(status, [
    ["Content-Type", type + "; charset=utf-8"],
    ["Cache-Control", "no-cache"],
  ]);
  response.sendBody(body);
  response.finish();
}

var server = node.http.createServer(null, { encoding: "utf8" });
server.addListener("request", function (request, response) {
  if (node.websocket.wanted(request)) {
    return welcome(
      node.websocket.accept(request, response, {
        compress: true,
        maxMessageBytes: 64 * 1024,
        maxBacklogBytes: BEHIND,
        // Pages of other sites must not speak for the visitor.
        origins: function (origin) {
          return origin === "" || origin.replace(/^https?:\/\//, "") === request.header("host");
        },
      }),
    );
  }
  if (request.uri.path !== "/") return answer(response, 404, "text/plain", "no such page\n");
  node.fs.cat(page, "utf8").addCallback(function (html) {
    answer(response, 200, "text/html", html);
  });
});
server.listen(port, "localhost");
puts("Chat at http://localhost:" + server.port + "/");

process.addListener("SIGTERM", function () {
  server.close(); // the chats end with 1001, and the pages come back when there is a server again
});
