// p() and console.log() throw for no value at all.
var check = require("../check.js");

var deep = {},
  wide = [];
for (var at = deep, i = 0; i < 100000; i++) at = at.next = {};
for (i = 0; i < 100; i++) wide = [wide, 1n];
var revoked = Proxy.revocable({}, {});
revoked.revoke();
function Thrower() {
  throw this;
}
var values = [
  deep,
  wide,
  revoked.proxy,
  [revoked.proxy],
  { a: revoked.proxy },
  Object.create(null),
  /x/,
  new Map([[1, 2]]),
  { toJSON: Thrower },
  {
    toJSON: {
      get x() {
        throw 1;
      },
    },
  },
  {
    get toJSON() {
      throw { toString: Thrower };
    },
  },
  {
    get x() {
      throw {
        get message() {
          throw 1;
        },
      };
    },
  },
  new Proxy(function () {}, { get: Thrower }),
  Object.defineProperty(new Error("x"), "stack", { get: Thrower }),
  Object(1n),
  Object(Symbol("x")),
  new WeakMap(),
  Object.defineProperty(function () {}, "name", { get: Thrower }),
  new Array(5),
  (document) => document,
  class A {},
];
values.forEach(function (value) {
  p(value);
  p([value, 1n]);
  console.log(value);
  console.log("%s %d %i %f %j %o", value, 1, 1, 1, value, value);
});
console.log("%d %i %f %s", Symbol("s"), Symbol("s"), Object.create(null), Symbol("s"));
check.ok(values.length > 20);
