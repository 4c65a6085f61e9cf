// `crypto` for packages, which ask it for random bytes: the global one where there is one.
"use strict";

const MOST = 65536; // bytes at once, as the standard says

function getRandomValues(array) {
  if (!ArrayBuffer.isView(array))
    throw new TypeError("getRandomValues: array must be a typed array");
  if (array.byteLength > MOST)
    throw new RangeError("getRandomValues: array has more than 65536 bytes");
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  bytes.set(node.crypto.randomBytes(bytes.length));
  return array;
}

return global.crypto ?? { getRandomValues, randomUUID: () => node.crypto.randomUUID() };
