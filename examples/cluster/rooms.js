// The rooms of one host: who is in them, and what they have heard. Each member hears the messages of a room by their numbers,
// each once and none left out. Whatever brings a message, the bus or the look for what it has lost, the store has the rest.
"use strict";

var PAGE = 500; // messages that are fetched at a time
var HISTORY = 100; // for those who were not there before

class Room {
  constructor(name, store, last) {
    this.name = name;
    this.store = store;
    this.members = new Set();
    this.last = last; // the number of the last message that members have heard
    this.known = last; // of the last one that is known to be in the store
    this.isFetching = false;
    this.joining = 0; // members that are on their way
  }

  /** A message came; the next one is heard at once, and one further on brings those between from the store. */
  arrived(said) {
    if (said.number === this.last + 1 && !this.isFetching) this.hear(said);
    this.isAt(said.number);
  }

  /** The store has messages up to this number. */
  isAt(number) {
    this.known = Math.max(this.known, number);
    if (this.known > this.last && !this.isFetching) this.fetch();
  }

  async fetch() {
    this.isFetching = true;
    try {
      while (this.known > this.last) {
        var messages = await this.store.after(this.name, this.last, PAGE);
        if (messages.length === 0) break;
        messages.forEach((said) => this.hear(said));
      }
    } catch (error) {
      // The next look tries again.
    } finally {
      this.isFetching = false;
    }
  }

  hear(said) {
    var message = node.websocket.prepare(JSON.stringify({ said: said }));
    this.last = said.number;
    this.known = Math.max(this.known, said.number);
    for (var member of this.members) {
      if (member.last !== said.number - 1) continue; // it has heard that, or join() is at it
      member.last = said.number;
      this.send(member, message);
    }
  }

  send(member, message) {
    if (member.socket.readyState === "open") member.socket.send(message);
  }

  /** What has no number: who is there, who is typing; to all but one. */
  publish(news, but = undefined) {
    var message = node.websocket.prepare(JSON.stringify(news));
    for (var member of this.members) if (member !== but) this.send(member, message);
  }

  /** Has the member hear what it has missed since the number `after`, or the end of the history; then all that comes. */
  async join(member, after) {
    this.joining++;
    try {
      member.last = after ?? Math.max(0, this.last - HISTORY);
      var history = await this.store.after(this.name, member.last, PAGE);
      if (history.length > 0) member.last = history[history.length - 1].number;
      this.send(member, JSON.stringify({ room: this.name, nick: member.nick, history: history }));
      this.members.add(member);
      while (member.last < this.last && member.socket.readyState === "open")
        await this.catchUp(member);
    } finally {
      this.joining--;
    }
  }

  // What came meanwhile, or is more than a page.
  async catchUp(member) {
    for (var said of await this.store.after(this.name, member.last, PAGE)) {
      if (said.number !== member.last + 1) continue;
      member.last = said.number;
      this.send(member, JSON.stringify({ said: said }));
    }
  }
}

class Rooms {
  constructor(store) {
    this.store = store;
    this.all = new Map();
    this.openings = new Map(); // name -> a promise of the room
  }

  get(name) {
    return this.all.get(name);
  }

  /** A promise of the room, at the number where the store is. */
  open(name) {
    if (!this.openings.has(name)) {
      var opening = this.store.last([name]).then((last) => {
        var room = new Room(name, this.store, last.get(name) ?? 0);
        this.all.set(name, room);
        return room;
      });
      opening.catch(() => this.openings.delete(name));
      this.openings.set(name, opening);
    }
    return this.openings.get(name);
  }

  forgetEmpty() {
    for (var room of this.all.values()) {
      if (room.members.size + room.joining > 0) continue;
      this.all.delete(room.name);
      this.openings.delete(room.name);
    }
  }

  /** Asks the store how far the rooms are: what the bus has lost is heard then. */
  async look() {
    var last = await this.store.last([...this.all.keys()]);
    last.forEach((number, name) => this.all.get(name)?.isAt(number));
  }
}

exports.Rooms = Rooms;
