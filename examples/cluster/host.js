// A chat on several hosts: this is the program of each. Clients come through a balancer and are served by any host.
//
//     REDIS_HOST=10.0.0.1 PGHOST=10.0.0.1 PGUSER=chat PGDATABASE=chat node host.js [port]
//
// PostgreSQL has the messages: a message is accepted when it is there. Redis brings it to the other hosts, by a stream. A host
// that gets a message looks whether it is the next one of its room, and fetches what is missing from PostgreSQL, so that
// nothing is lost, doubled or out of order when hosts, Redis or the network between fail.
//
// Messages are JSON, those of ../chat.js, whose page works here, and: { join, nick, after: number } continues behind a
// message; { say, id } is answered by { accepted: id, number }, and may be said again with the same id; each message
// has a number. GET /health is for the balancer.
"use strict";

var redis = require("../redis/redis.js");
var streams = require("../redis/streams.js");
var { People } = require("people.js");
var { Rooms } = require("rooms.js");
var { Store } = require("store.js");

var LONGEST = 2000; // characters of a text
var MOST_WAITING = 200; // messages of a client that are not stored yet
var STREAM = "chat";
var LOOK = 500; // ms between looks at the store
var PATIENCE = 2000; // ms without an answer of the store until this host says that it cannot serve

var name = ENV.CHAT_HOST || node.hostname() + "-" + node.pid;
var page = node.path.join(__dirname, "../chat.html");
var place = [Number(ENV.REDIS_PORT || 6379), ENV.REDIS_HOST || "127.0.0.1", { timeout: 3000 }];
var store = new Store({ timeout: 3000, connections: 8 });
var rooms = new Rooms(store);
var bus = new redis.Client(...place);
var reader = new redis.Client(...place);
var follower = new streams.Follower(reader, { [STREAM]: "$" }, { block: 1000 });
var members = new Set();
var heardOfStore = 0; // when it has answered last

var people = new People(bus, name, rooms, {
  changed: (room) => rooms.get(room)?.publish({ people: people.of(room) }),
  typing: (room, news) => rooms.get(room)?.publish(news),
});

follower.addListener("entry", function (stream, id, { room, said }) {
  rooms.get(room)?.arrived(JSON.parse(said));
});

// ---- members ----

function text(value, longest) {
  return typeof value === "string" ? value.trim().slice(0, longest) : "";
}

function leave(member) {
  var { room } = member;
  if (room === undefined) return;
  member.room = undefined;
  room.members.delete(member);
  people.here(room.name);
}

var orders = {
  async join(member, order) {
    leave(member);
    member.nick = text(order.nick, 20) || "guest";
    var room = await rooms.open(text(order.join, 40) || "lobby");
    if (member.socket.readyState !== "open") return;
    member.room = room;
    await room.join(
      member,
      Number.isSafeInteger(order.after) && order.after >= 0 ? order.after : undefined,
    );
    people.here(room.name);
  },

  async say(member, order) {
    var { room, nick } = member;
    var said = text(order.say, LONGEST);
    if (room === undefined || said === "") return;
    var id = text(order.id, 100) || node.crypto.randomUUID();
    var stored = await store.add(room.name, { id: id, nick: nick, text: said });
    if (member.socket.readyState === "open") {
      member.socket.send(JSON.stringify({ accepted: id, number: stored.number }));
    }
    room.arrived(stored);
    // Where Redis is not there, the looks of the other hosts find it.
    var entry = { room: room.name, said: JSON.stringify(stored) };
    if (bus.state === "ready")
      streams.append(bus, STREAM, entry, { maxLength: 10000 }).addErrback(() => {});
  },

  async typing(member, order) {
    if (member.room === undefined) return;
    var news = { typing: member.nick, is: order.typing === true };
    member.room.publish(news, member);
    people.sayTyping(member.room.name, news);
  },
};

// One order after the other, as they came.
async function work(member) {
  while (member.orders.length > 0 && member.socket.readyState === "open") {
    var order = member.orders[0];
    try {
      for (var kind in orders) if (Object.hasOwn(order, kind)) await orders[kind](member, order);
    } catch (error) {
      // The client says it again, to a host that reaches the store.
      if (member.socket.readyState === "open") member.socket.close(1013, "try again");
      return;
    }
    member.orders.shift();
  }
}

function welcome(socket) {
  var member = { socket: socket, nick: "guest", room: undefined, last: 0, orders: [] };
  members.add(member);
  socket.addListener("message", function (message) {
    try {
      var order = JSON.parse(message);
    } catch (error) {
      return socket.close(1007, "messages are JSON");
    }
    if (order === null || typeof order !== "object") return;
    if (member.orders.length >= MOST_WAITING) return socket.close(1013, "too fast");
    if (member.orders.push(order) === 1) work(member);
  });
  socket.addListener("close", function () {
    members.delete(member);
    leave(member);
  });
}

// ---- the server ----

function isHealthy() {
  return Date.now() - heardOfStore < PATIENCE;
}

function answer(response, status, type, body) {
  response.sendHeader(status, { "Content-Type": type + "; charset=utf-8" });
  response.sendBody(body);
  response.finish();
}

var server = node.http.createServer(null, { encoding: "utf8" });
server.addListener("request", function (request, response) {
  var { path } = request.uri;
  if (path === "/health")
    return answer(response, isHealthy() ? 200 : 503, "text/plain", name + "\n");
  if (node.websocket.wanted(request)) {
    return welcome(
      node.websocket.accept(request, response, { compress: true, maxMessageBytes: 64 * 1024 }),
    );
  }
  if (path !== "/") return answer(response, 404, "text/plain", "no such page\n");
  node.fs.cat(page, "utf8").addCallback((html) => answer(response, 200, "text/html", html));
});

// A host that does not reach the store sends its clients away: another one does.
setInterval(async function () {
  if (await store.answers(LOOK)) {
    heardOfStore = Date.now();
    rooms.forgetEmpty();
    rooms.look().catch(() => {});
  } else if (!isHealthy()) {
    members.forEach(
      ({ socket }) => socket.readyState === "open" && socket.close(1013, "this host is cut off"),
    );
  }
}, LOOK);

store.begin().then(
  function () {
    server.listen(Number(ARGV[2] || 8000));
    puts(name + " listens on port " + server.port);
  },
  function (error) {
    node.stdio.writeError(error.message + "\n");
    node.exit(1);
  },
);

process.addListener("SIGTERM", function () {
  server.close(); // the clients hear 1001, and go to another host
  setTimeout(() => node.exit(0), 500);
});
