// crypto (API document, "The Web's Vocabulary"): random values and digests, over node.crypto.
"use strict";

const native = binding("crypto");
const { DOMException } = internal.load("web_exception");
const { expose, required, arrayKind } = internal.load("web_idl");
const MAKING = Symbol("making");

const MAX_RANDOM_BYTES = 65536;
const INTEGERS = /^(?:Uint8Clamped|Big(?:Ui|I)nt64|(?:Ui|I)nt(?:8|16|32))Array$/;
const DIGESTS = { "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512" };

// A copy of the bytes of an ArrayBuffer or a view of one.
function copyOf(data) {
  if (ArrayBuffer.isView(data))
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  if (Object.prototype.toString.call(data) === "[object ArrayBuffer]")
    return new Uint8Array(data).slice();
  throw new TypeError("digest: the data must be an ArrayBuffer or a view of one");
}

function algorithmOf(algorithm) {
  const isObject = typeof algorithm === "object" && algorithm !== null;
  const given = isObject ? algorithm.name : algorithm;
  if (given === undefined) throw new TypeError("digest: the algorithm must have a name");
  const name = `${given}`.toUpperCase();
  if (!Object.prototype.hasOwnProperty.call(DIGESTS, name))
    throw new DOMException(`digest: there is no algorithm "${given}"`, "NotSupportedError");
  return DIGESTS[name];
}

class SubtleCrypto {
  #brand;

  constructor() {
    if (arguments[0] !== MAKING) throw new TypeError("SubtleCrypto: illegal constructor");
    this.#brand = undefined;
  }
  // digest(algorithm, data) -> a promise of an ArrayBuffer.
  async digest(algorithm, data) {
    if (!(#brand in this)) throw new TypeError("digest: not a SubtleCrypto");
    required(arguments.length, 2, "digest");
    const bytes = copyOf(data);
    return native.digest(algorithmOf(algorithm), bytes);
  }
}
expose(SubtleCrypto);

class Crypto {
  #subtle;

  constructor() {
    if (arguments[0] !== MAKING) throw new TypeError("Crypto: illegal constructor");
    this.#subtle = new SubtleCrypto(MAKING);
  }
  get subtle() {
    return this.#subtle;
  }
  getRandomValues(array) {
    if (!(#subtle in this)) throw new TypeError("getRandomValues: not a Crypto");
    required(arguments.length, 1, "getRandomValues");
    if (!ArrayBuffer.isView(array))
      throw new TypeError("getRandomValues: the argument must be an array of integers");
    if (!INTEGERS.test(arrayKind(array)))
      throw new DOMException("getRandomValues: not an array of integers", "TypeMismatchError");
    if (array.byteLength > MAX_RANDOM_BYTES)
      throw new DOMException("getRandomValues: 65536 bytes at most", "QuotaExceededError");
    const bytes = new Uint8Array(native.randomBytes(array.byteLength));
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes);
    return array;
  }
  randomUUID() {
    if (!(#subtle in this)) throw new TypeError("randomUUID: not a Crypto");
    return native.randomUUID();
  }
}
expose(Crypto);

return { crypto: new Crypto(MAKING) };
