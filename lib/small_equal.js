// isDeepEqual(a, b, isStrict): the same structure; strict: the same types and prototypes as well.
"use strict";

function isDeepEqual(a, b, isStrict, path = []) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return !isStrict && a == b; // eslint-disable-line eqeqeq -- what assert.deepEqual says
  if (isStrict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
  if (path.some(([x, y]) => x === a && y === b)) return true;
  const deeper = [...path, [a, b]];
  const same = (x, y) => isDeepEqual(x, y, isStrict, deeper);
  if (a instanceof Date) return Object.is(a.getTime(), b.getTime());
  if (a instanceof RegExp) return String(a) === String(b);
  if (a instanceof Error && (a.message !== b.message || a.name !== b.name)) return false;
  if (a instanceof Set || a instanceof Map) {
    if (a.size !== b.size) return false;
    const left = [...b];
    return [...a].every((each) => {
      const at = left.findIndex((other) => same(each, other));
      return at >= 0 && left.splice(at, 1).length === 1;
    });
  }
  if (Array.isArray(a) && a.length !== b.length) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  );
}

return { isDeepEqual };
