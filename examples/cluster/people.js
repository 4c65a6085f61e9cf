// Who is in which room, on all hosts, and who is typing: what may get lost, so it goes over a channel of Redis.
// Each host says who is there when that changes, and every two seconds; a host that has not said so for six is not
// counted.
"use strict";

var CHANNEL = "people";
var PERIOD = 2000;
var FRESH = 3 * PERIOD;

// A room may be called "constructor".
function nicksIn(rooms, name) {
  return rooms !== undefined && Object.hasOwn(rooms, name) ? rooms[name] : [];
}

class People {
  /** `redis` is a client; `host` names this one. changed(room name) and typing(room name, news) are called. */
  constructor(redis, host, rooms, { changed, typing }) {
    this.redis = redis;
    this.host = host;
    this.rooms = rooms;
    this.changed = changed;
    this.typing = typing;
    this.others = new Map(); // host -> { at, rooms: name -> nicks }
    this.isDue = false;
    redis.subscribe(CHANNEL, (message) => this.heard(JSON.parse(message)));
    this.timer = setInterval(() => this.say(), PERIOD);
  }

  of(name) {
    var here = [...(this.rooms.get(name)?.members ?? [])].map((member) => member.nick);
    var there = [...this.others.values()].filter(({ at }) => Date.now() - at < FRESH);
    return [...here, ...there.flatMap(({ rooms }) => nicksIn(rooms, name))].sort();
  }

  /** Somebody came or went. Many at a time are one message. */
  here(name) {
    this.changed(name);
    if (this.isDue) return;
    this.isDue = true;
    setTimeout(() => this.say(), 50);
  }

  say() {
    this.isDue = false;
    var rooms = Object.create(null);
    this.rooms.all.forEach(
      ({ members }, name) => (rooms[name] = [...members].map((member) => member.nick)),
    );
    this.publish({ rooms: rooms });
  }

  sayTyping(name, news) {
    this.publish({ room: name, typing: news });
  }

  publish(news) {
    if (this.redis.state !== "ready") return;
    this.redis
      .call("PUBLISH", CHANNEL, JSON.stringify({ host: this.host, ...news }))
      .addErrback(() => {});
  }

  heard({ host, rooms, room, typing }) {
    if (host === this.host) return;
    if (typing !== undefined) return this.typing(room, typing);
    var before = this.others.get(host)?.rooms;
    this.others.set(host, { at: Date.now(), rooms: rooms });
    for (var name of new Set([...Object.keys(before ?? {}), ...Object.keys(rooms)])) {
      if (String(nicksIn(before, name)) !== String(nicksIn(rooms, name))) this.changed(name);
    }
  }

  end() {
    clearInterval(this.timer);
  }
}

exports.People = People;
