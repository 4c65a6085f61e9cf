// Headers (API document, "fetch"), by the Fetch standard. There is no browser to guard them.
"use strict";

const { expose } = internal.load("web_idl");
const { TOKEN } = internal.load("http_message");

const NOT_IN_VALUE = /[\0\r\n]/;
const NOT_A_BYTE = /[^\0-\xff]/;

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

function required(given, needed, call) {
  if (given < needed) throw new TypeError(`${call}: ${needed} arguments are required`);
}

let listOf, fromList;

// new Headers(init): a Headers, an object, an iterable of [name, value] pairs, or nothing.
class Headers {
  #list = []; // [name in small letters, value], as they came
  #sorted; // what iterators see; undefined after a change

  static {
    listOf = (headers) => headers.#list;
    // Those of an answer, as the client has them: they are checked.
    fromList = (list) => {
      const headers = new Headers();
      headers.#list = list.map(([name, value]) => [name.toLowerCase(), value]);
      return headers;
    };
  }

  constructor(init) {
    if (init === undefined) return;
    if ((typeof init !== "object" && typeof init !== "function") || init === null)
      throw new TypeError("Headers: init must be an object, or an iterable of pairs");
    if (#list in init) {
      this.#list = init.#list.slice();
      return;
    }
    if (init[Symbol.iterator] === undefined) {
      for (const name of Reflect.ownKeys(init)) {
        const property = Object.getOwnPropertyDescriptor(init, name);
        if (property?.enumerable) this.append(name, init[name]);
      }
      return;
    }
    for (const pair of init) {
      const both = typeof pair === "object" && pair !== null ? [...pair] : [];
      if (both.length !== 2)
        throw new TypeError("Headers: each element must be a [name, value] pair");
      this.append(both[0], both[1]);
    }
  }

  append(name, value) {
    required(arguments.length, 2, "Headers.append");
    const key = nameOf("Headers.append", name);
    this.#list.push([key, valueOf("Headers.append", key, value)]);
    this.#sorted = undefined;
  }

  delete(name) {
    required(arguments.length, 1, "Headers.delete");
    const key = nameOf("Headers.delete", name);
    this.#list = this.#list.filter(([other]) => other !== key);
    this.#sorted = undefined;
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
    const at = this.#list.findIndex(([other]) => other === key);
    if (at < 0) this.#list.push([key, text]);
    else this.#list = this.#list.filter(([other], i) => other !== key || i === at);
    this.#list[this.#list.findIndex(([other]) => other === key)] = [key, text];
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

  // What changes while somebody iterates is seen.
  *entries() {
    for (let i = 0; i < this.#pairs().length; i++) {
      const [name, value] = this.#pairs()[i];
      yield [name, value];
    }
  }
  *keys() {
    for (let i = 0; i < this.#pairs().length; i++) yield this.#pairs()[i][0];
  }
  *values() {
    for (let i = 0; i < this.#pairs().length; i++) yield this.#pairs()[i][1];
  }
  forEach(callback, self) {
    if (typeof callback !== "function")
      throw new TypeError("Headers.forEach: the callback must be a function");
    for (let i = 0; i < this.#pairs().length; i++) {
      const [name, value] = this.#pairs()[i];
      callback.call(self, value, name, this);
    }
  }
}
Object.defineProperty(
  Headers.prototype,
  Symbol.iterator,
  internal.property(Headers.prototype.entries, false),
);
expose(Headers);

return { Headers, listOf, fromList };
