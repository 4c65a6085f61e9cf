// A client of the chat on several hosts, which connects again where a connection ends.
//
//     var { Chat } = require("cluster/client.js");
//     var chat = new Chat("ws://chat.example/", { room: "lobby", nick: "ann" });
//     chat.addListener("said", function (said) { puts(said.number + " " + said.nick + ": " + said.text); });
//     chat.say("hello")  -> a promise of the message's number, when it is accepted
//
// What was not accepted when a connection ended is said again, with the same id, in the same order. Messages come from
// behind the last one on; `after` is where to begin, and without it the end of the history comes.
"use strict";

var FIRST_DELAY = 50;
var LONGEST_DELAY = 1000;

class Chat extends node.EventEmitter {
  constructor(
    url,
    { room = "lobby", nick = "guest", after = undefined, pingInterval = 2000 } = {},
  ) {
    super();
    this.url = url;
    this.room = room;
    this.nick = nick;
    this.last = after;
    this.options = { pingInterval: pingInterval, handshakeTimeout: 2000 };
    this.name = node.crypto.randomUUID();
    this.count = 0;
    this.unaccepted = new Map(); // id -> { text, promise }
    this.delay = FIRST_DELAY;
    this.isJoined = false;
    this.isClosed = false;
    this.connect();
  }

  say(text) {
    var id = this.name + "-" + ++this.count;
    var promise = new node.Promise();
    this.unaccepted.set(id, { text: text, promise: promise });
    if (this.isJoined) this.send({ say: text, id: id });
    return promise;
  }

  send(order) {
    if (this.socket.readyState === "open") this.socket.send(JSON.stringify(order));
  }

  connect() {
    var socket = node.websocket.createConnection(this.url, this.options);
    this.socket = socket;
    socket.addListener("connect", () =>
      this.send({ join: this.room, nick: this.nick, after: this.last }),
    );
    socket.addListener("message", (message) => this.heard(JSON.parse(message)));
    socket.addListener("close", (code, reason) => this.ended(reason));
  }

  heard(news) {
    if (news.history !== undefined) this.joined(news.history);
    if (news.said !== undefined) this.said(news.said);
    if (news.people !== undefined) this.emit("people", [news.people]);
    if (news.accepted !== undefined) {
      var accepted = this.unaccepted.get(news.accepted);
      this.unaccepted.delete(news.accepted);
      accepted?.promise.emitSuccess([news.number]);
    }
  }

  joined(history) {
    this.isJoined = true;
    this.delay = FIRST_DELAY;
    history.forEach((said) => this.said(said));
    for (var [id, { text }] of this.unaccepted) this.send({ say: text, id: id });
    this.emit("join", []);
  }

  said(said) {
    this.last = said.number;
    this.emit("said", [said]);
  }

  // Many clients that lose their host at once do not come back at once.
  ended(reason) {
    var wasJoined = this.isJoined;
    this.isJoined = false;
    if (wasJoined) this.emit("leave", [reason]);
    if (this.isClosed) return;
    setTimeout(() => this.isClosed || this.connect(), this.delay * (0.5 + Math.random()));
    this.delay = Math.min(2 * this.delay, LONGEST_DELAY);
  }

  close() {
    this.isClosed = true;
    if (this.socket.readyState !== "closed") this.socket.forceClose();
  }
}

exports.Chat = Chat;
