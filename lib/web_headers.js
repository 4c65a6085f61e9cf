// Headers (API document, "fetch"), by the Fetch standard. There is no browser to guard those of a request.
"use strict";

const { TOKEN } = internal.load("http_message");
const { expose, iterable, walker, required, pairsOf } = internal.load("web_idl");

const { apply } = Reflect;

const NOT_IN_VALUE = /[\0\r\n]/;
const NOT_A_BYTE = /[^\0-\xff]/;

// A text of bytes (a ByteString).
function byteText(value) {
  const text = `${value}`;
  if (!NOT_A_BYTE.test(text)) return text;
  throw new TypeError("Headers: " + JSON.stringify(text) + " has a character that no header may");
}

function nameOf(call, value) {
  const name = `${value}`;
  if (TOKEN.test(name)) return name.toLowerCase();
  throw new TypeError(call + ": " + JSON.stringify(name) + " is not a header name");
}

// Blanks and line ends at the ends do not belong to a value.
function valueOf(call, name, given) {
  const text = `${given}`;
  let start = 0;
  let end = text.length;
  while (start < end && "\t\n\r ".includes(text[start])) start++;
  while (end > start && "\t\n\r ".includes(text[end - 1])) end--;
  const value = text.slice(start, end);
  if (!NOT_IN_VALUE.test(value) && !NOT_A_BYTE.test(value)) return value;
  throw new TypeError(`${call}: the value of ${name} has a character that no header may`);
}

let listOf, fromList, sortedOf, guard;

// new Headers(init): a Headers, an object, an iterable of [name, value] pairs, or nothing.
class Headers {
  #list = []; // [name in small letters, value], as they came
  #sorted; // what iterators see; undefined after a change
  #isGuarded = false; // against changes

  static {
    listOf = (headers) => headers.#list;
    // Those of an answer, as the client has them: they are checked.
    fromList = (list) => {
      const headers = new Headers();
      headers.#list = list.map(([name, value]) => [name.toLowerCase(), value]);
      return headers;
    };
    sortedOf = (headers) => headers.#pairs();
    // Nobody can change them from now on.
    guard = (headers) => {
      headers.#isGuarded = true;
      return headers;
    };
  }

  constructor(init = undefined) {
    if (init === undefined) return;
    if (Object(init) !== init)
      throw new TypeError("Headers: init must be an object, or an iterable of pairs");
    if (#list in init && init[Symbol.iterator] === entries) {
      this.#list = init.#list.slice();
      return;
    }
    for (const [name, value] of pairsOf(init, byteText, "Headers"))
      apply(append, this, [name, value]);
  }

  append(name, value) {
    required(arguments.length, 2, "Headers.append");
    const key = nameOf("Headers.append", name);
    const text = valueOf("Headers.append", key, value);
    this.#changes("Headers.append");
    this.#list.push([key, text]);
  }

  delete(name) {
    required(arguments.length, 1, "Headers.delete");
    const key = nameOf("Headers.delete", name);
    this.#changes("Headers.delete");
    this.#list = this.#list.filter(([other]) => other !== key);
  }

  // The value, repeats joined; null where there is none.
  get(name) {
    required(arguments.length, 1, "Headers.get");
    const key = nameOf("Headers.get", name);
    let found = null;
    for (const [other, value] of this.#list) {
      if (other === key) found = found === null ? value : found + ", " + value;
    }
    return found;
  }

  getSetCookie() {
    return this.#list.filter(([name]) => name === "set-cookie").map(([, value]) => value);
  }

  has(name) {
    required(arguments.length, 1, "Headers.has");
    const key = nameOf("Headers.has", name);
    return this.#list.some(([other]) => other === key);
  }

  // The first of that name keeps its place, the others go.
  set(name, value) {
    required(arguments.length, 2, "Headers.set");
    const key = nameOf("Headers.set", name);
    const text = valueOf("Headers.set", key, value);
    this.#changes("Headers.set");
    const at = this.#list.findIndex(([other]) => other === key);
    if (at < 0) this.#list.push([key, text]);
    else this.#list = this.#list.filter(([other], i) => other !== key || i === at);
    this.#list[this.#list.findIndex(([other]) => other === key)] = [key, text];
  }

  #changes(call) {
    if (this.#isGuarded) throw new TypeError(call + ": the headers of an answer are as they came");
    this.#sorted = undefined;
  }

  // In the order of the names, repeats joined; but each cookie stands alone.
  #pairs() {
    if (this.#sorted !== undefined) return this.#sorted;
    const values = new Map(); // by name
    for (const [name, value] of this.#list) {
      const before = values.get(name);
      values.set(name, before === undefined ? value : before + ", " + value);
    }
    this.#sorted = [...values.keys()]
      .sort()
      .flatMap((name) =>
        name === "set-cookie"
          ? this.getSetCookie().map((value) => [name, value])
          : [[name, values.get(name)]],
      );
    return this.#sorted;
  }

  entries() {
    return this.#walk(([name, value]) => [name, value]);
  }
  keys() {
    return this.#walk(([name]) => name);
  }
  values() {
    return this.#walk(([, value]) => value);
  }
  #walk(pick) {
    return walk(this, pick);
  }
  forEach(callback, self = undefined) {
    if (typeof callback !== "function")
      throw new TypeError("Headers.forEach: the callback must be a function");
    for (let i = 0; i < this.#pairs().length; i++) {
      const [name, value] = this.#pairs()[i];
      callback.call(self, value, name, this);
    }
  }
}
iterable(Headers, "entries");
expose(Headers);
const { append, entries } = Headers.prototype;
const walk = walker("Headers", sortedOf);

return { Headers, listOf, fromList, guard };
