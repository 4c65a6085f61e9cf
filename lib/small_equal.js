// isDeepEqual(a, b, isStrict): the same structure; strict: the same types, prototypes and symbols as well.
"use strict";

const { kinds, kindOf } = binding("kinds");
const isObject = (value) => typeof value === "object" && value !== null;
const tag = (value) => Object.prototype.toString.call(value);
// Of what is no object: as == has it. An object is no such value's like.
// eslint-disable-next-line eqeqeq -- what assert.deepEqual says
const isLike = (a, b) => !isObject(a) && !isObject(b) && a == b;
const bytes = (value) =>
  value instanceof ArrayBuffer || value instanceof SharedArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);

// One comparison; `path` has the pairs of objects that are being compared.
class Comparison {
  constructor(isStrict) {
    this.isStrict = isStrict;
    this.path = [];
  }

  same(a, b) {
    if (Object.is(a, b)) return true;
    if (!isObject(a) || !isObject(b)) return !this.isStrict && isLike(a, b);
    if (this.isStrict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
    const kind = kindOf(a);
    if (tag(a) !== tag(b) || kind !== kindOf(b)) return false;
    if (this.path.some(([x, y]) => x === a && y === b)) return true;
    this.path.push([a, b]);
    const isSame = this.sameKind(a, b, kind) && this.sameMembers(a, b);
    this.path.pop();
    return isSame;
  }

  // What objects of a kind have beside their members.
  sameKind(a, b, kind) {
    switch (kind) {
      case kinds.DATE:
      case kinds.BOXED:
        return Object.is(a.valueOf(), b.valueOf());
      case kinds.REG_EXP:
        return String(a) === String(b) && a.lastIndex === b.lastIndex;
      case kinds.ERROR:
        return a.message === b.message && a.name === b.name && this.same(a.cause, b.cause);
      case kinds.SET:
      case kinds.MAP:
        return this.sameEntries(a, b, kind === kinds.MAP);
      case kinds.WEAK:
      case kinds.PROMISE:
        return false;
      case kinds.BUFFER:
        return this.same(bytes(a), bytes(b));
    }
    return !Array.isArray(a) || a.length === b.length;
  }

  // Keys that are no objects are looked up; each other entry has one that is like it.
  sameEntries(a, b, isMap) {
    if (a.size !== b.size) return false;
    const left = [];
    for (const [key, value] of a.entries()) {
      const isThere = b.has(key) && (!isMap || this.same(value, b.get(key)));
      if (!isThere && !isObject(key) && this.isStrict) return false;
      if (!isThere) left.push([key, value]);
    }
    const others = left.length === 0 ? [] : [...b.entries()].filter(([key]) => !a.has(key));
    return left.every(([key, value]) => {
      const at = others.findIndex(
        (other) => this.same(key, other[0]) && this.same(value, other[1]),
      );
      return at >= 0 && others.splice(at, 1).length === 1;
    });
  }

  sameMembers(a, b) {
    const names = this.keys(a);
    return (
      names.length === this.keys(b).length &&
      names.every((name) => Object.hasOwn(b, name) && this.same(a[name], b[name]))
    );
  }

  keys(object) {
    if (!this.isStrict) return Object.keys(object);
    const isShown = (key) => Object.prototype.propertyIsEnumerable.call(object, key);
    return Reflect.ownKeys(object).filter(isShown);
  }
}

return { isDeepEqual: (a, b, isStrict) => new Comparison(isStrict).same(a, b) };
