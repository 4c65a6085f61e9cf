// Arguments are converted as Web IDL says: bytes of detached buffers, arrays by what they are, lists, pairs in their order.
var check = require("../check.js");

function bytes() {
  return new Uint8Array([65, 66]);
}

// TextDecoder: a detached buffer has no bytes; an end in the midst of a character is one error.
var view = bytes();
structuredClone(view.buffer, { transfer: [view.buffer] });
check.equal(new TextDecoder().decode(view), "");
check.equal(new TextDecoder().decode(view.buffer), "");
[
  [[0x3d, 0xd8, 1], "\ufffd"],
  [[1], "\ufffd"],
  [[0x3d, 0xd8], "\ufffd"],
  [[0x3d, 0xd8, 0x3d, 0xd8], "\ufffd\ufffd"],
  [[0x3d, 0xd8, 0x61, 0], "\ufffda"],
].forEach(function ([given, text]) {
  check.equal(new TextDecoder("utf-16le").decode(new Uint8Array(given)), text);
  var fatal = new TextDecoder("utf-16le", { fatal: true });
  check.throws(() => fatal.decode(new Uint8Array(given)), TypeError);
});

// Arrays are what they are, whatever their tag says.
class Tagged extends Uint8Array {
  get [Symbol.toStringTag]() {
    return "Tagged";
  }
}
var fake = { [Symbol.toStringTag]: "Uint8Array", length: 3, byteLength: 3, set() {} };
check.deepEqual(new TextEncoder().encodeInto("ab", new Tagged(3)), { read: 2, written: 2 });
check.throws(() => new TextEncoder().encodeInto("ab", fake), TypeError);
check.equal(crypto.getRandomValues(new Tagged(3)).length, 3);
check.throws(() => crypto.getRandomValues(fake), TypeError);
check.throws(() => new TextDecoder().decode({ [Symbol.toStringTag]: "ArrayBuffer" }), TypeError);

// Lists.
["", 1, null, {}].forEach(function (list) {
  check.throws(() => AbortSignal.any(list), TypeError);
  check.throws(() => structuredClone(1, { transfer: list }), TypeError);
});
check.throws(() => structuredClone(1, { transfer: [1] }), TypeError);

// A listener's own `call` is not looked at.
var called = 0;
var target = new EventTarget();
var listener = () => called++;
listener.call = () => check.ok(false);
target.addEventListener("x", listener);
target.dispatchEvent(new Event("x"));
check.equal(called, 1);

// Pairs: a name is converted before its value is asked for, and all of them before the first is added.
function log(object) {
  var calls = [];
  var proxy = new Proxy(object, {
    get(of, key) {
      calls.push("get " + String(key));
      return of[key];
    },
    ownKeys(of) {
      calls.push("keys");
      return Reflect.ownKeys(of);
    },
    getOwnPropertyDescriptor(of, key) {
      calls.push("look " + String(key));
      return Reflect.getOwnPropertyDescriptor(of, key);
    },
  });
  check.throws(() => new Headers(proxy), TypeError);
  return calls.slice(2);
}
check.deepEqual(log({ a: "b", [Symbol("z")]: "c" }), ["look a", "get a", "look Symbol(z)"]);
check.deepEqual(log({ a: "b", "\uffff": "c" }), ["look a", "get a", "look \uffff"]);
check.deepEqual(log({ "a b": "c", d: "e" }), ["look a b", "get a b", "look d", "get d"]);
var own = new Headers({ a: "1" });
own[Symbol.iterator] = function* () {
  yield ["b", "2"];
};
check.deepEqual([...new Headers(own).keys()], ["b"]);
check.throws(() => new Headers({ [Symbol.iterator]: 1 }), TypeError);
check.throws(() => new Request("http://a/", { headers: null }), TypeError);

// Response: numbers modulo 65536, text as String has it, any URL as a target.
check.equal(new Response("", { status: 65536 + 201, statusText: null }).status, 201);
check.equal(new Response("", { statusText: null }).statusText, "null");
check.equal(Response.redirect("ftp://u:p@A/x", "301").headers.get("location"), "ftp://u:p@a/x");
check.throws(() => Response.redirect("/x", 200), TypeError);
check.throws(() => Response.redirect("http://a/", 200), RangeError);
check.equal(Response.json([1]).headers.get("content-type"), "application/json");
var given = { headers: { "Content-Type": "text/x" } };
check.equal(Response.json([1], given).headers.get("content-type"), "text/x");
