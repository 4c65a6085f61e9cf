// examples/cluster/people.js: a room may have any name, also one that every object has a property of.
var check = require("../api/check.js");
var { People } = require("../../examples/cluster/people.js");

var NAMES = ["__proto__", "constructor", "lobby"];
var listeners = [];
var bus = {
  state: "ready",
  subscribe: (channel, listener) => listeners.push(listener),
  call(command, channel, message) {
    listeners.forEach((listener) => listener(message));
    return new node.Promise();
  },
};

function host(name, nicks) {
  var all = new Map(
    NAMES.slice(0, nicks.length).map((room, i) => [room, { members: [{ nick: nicks[i] }] }]),
  );
  var changed = [];
  var rooms = { all: all, get: (room) => all.get(room) };
  var people = new People(bus, name, rooms, { changed: (room) => changed.push(room) });
  return { people, changed };
}

var one = host("one", ["Ann", "Ben"]);
var two = host("two", []);
one.people.say();
check.equal(two.changed.join(), "__proto__,constructor");
two.people.say();
check.equal(one.changed.join(), "");
var found = NAMES.map((name) => one.people.of(name).join() + " " + two.people.of(name).join());
check.equal(found.join("; "), "Ann Ann; Ben Ben;  ");
one.people.end();
two.people.end();
