// node.crypto and compression, see doc/api.md, "Hashes and Secrets" and "Compression".

declare namespace node.crypto {
  /** How an outcome is given: a Uint8Array for "bytes", which it is if absent, else a string. */
  type OutcomeEncoding = "bytes" | TextOfBytes;
  /** "sha256", "sha512", "blake2b512", ... */
  type Algorithm = string;

  function digest(algorithm: Algorithm, data: Data, encoding?: "bytes"): Uint8Array;
  function digest(algorithm: Algorithm, data: Data, encoding: TextOfBytes): string;
  function hmac(algorithm: Algorithm, key: Data, data: Data, encoding?: "bytes"): Uint8Array;
  function hmac(algorithm: Algorithm, key: Data, data: Data, encoding: TextOfBytes): string;
  /** The same in pieces; with a key an HMAC. */
  class Hash {
    constructor(algorithm: Algorithm, key?: Data);
    /** The encoding is that of a string. */
    update(data: Data, encoding?: Exclude<Encoding, "bytes" | "BYTES"> | TextOfBytes): this;
    /** Once. */
    digest(encoding?: "bytes"): Uint8Array;
    digest(encoding: TextOfBytes): string;
  }
  function digestFile(algorithm: Algorithm, path: string, encoding?: "bytes"): Promise<[digest: Uint8Array]>;
  function digestFile(algorithm: Algorithm, path: string, encoding: TextOfBytes): Promise<[digest: string]>;
  /** 2^26 at most. */
  function randomBytes(n: number, encoding?: "bytes"): Uint8Array;
  function randomBytes(n: number, encoding: TextOfBytes): string;
  /** From `min` to `max - 1`. */
  function randomInt(min: number, max: number): number;
  function randomUUID(): string;
  /** Whether the bytes are the same, in a time that does not tell where they differ. */
  function equal(a: Data, b: Data): boolean;
  /** A text to keep instead of the password (scrypt). */
  function hashPassword(password: Data): Promise<[hash: string]>;
  function verifyPassword(password: Data, hash: string): Promise<[good: boolean]>;
  /** AES-256-GCM. The key is 32 random bytes; `extra` has to be the same at opening. */
  function seal(key: Data, data: Data, extra?: Data): Uint8Array;
  /** An Error with the code "SEAL_BROKEN" where anything was changed. */
  function open(key: Data, sealed: Bytes, extra?: Data): Uint8Array;
  /** "ed25519", "ecdsa-sha256", "rsa-pss-sha256", ... The key is PEM, "PRIVATE KEY". */
  function sign(algorithm: string, key: string | Uint8Array, data: Data, encoding?: "bytes"): Uint8Array;
  function sign(algorithm: string, key: string | Uint8Array, data: Data, encoding: TextOfBytes): string;
  /** The key is PEM, "PUBLIC KEY". */
  function verify(algorithm: string, key: string | Uint8Array, data: Data, signature: Bytes): boolean;
}

declare namespace node {
  type CompressionFormat = "gzip" | "deflate" | "br" | "zstd";
  /** Strings are UTF-8. */
  function compress(
    data: Data,
    format: CompressionFormat,
    options?: { level?: number },
  ): Promise<[bytes: Uint8Array], [error: SystemError]>;
  /** `maxBytes` is 64 MiB if absent; more is an Error with the code "EMSGSIZE". */
  function decompress(
    data: Bytes,
    format: CompressionFormat,
    options?: { maxBytes?: number },
  ): Promise<[bytes: Uint8Array], [error: SystemError]>;

  interface CompressionEvents {
    /** 64 KiB at most. */
    data: [bytes: Uint8Array];
    drain: [];
    /** All has come out, or the data is wrong. */
    close: Ending;
  }
  /** What a Compressor and a Decompressor have in common. */
  interface CompressionStream {
    /** Has all that was written come out as soon as possible. */
    flush(): void;
    /** Ends what is written. */
    close(): void;
    forceClose(): void;
    readPause(): void;
    readResume(): void;
  }
  interface Compressor extends CompressionStream {}
  class Compressor extends EventEmitter<CompressionEvents> {
    constructor(format: CompressionFormat, options?: { level?: number });
    /** Strings are UTF-8 unless the encoding says otherwise. False when more than 64 KiB wait. */
    write(data: Data, encoding?: Encoding): boolean;
  }
  interface Decompressor extends CompressionStream {}
  class Decompressor extends EventEmitter<CompressionEvents> {
    constructor(format: CompressionFormat, options?: { maxBytes?: number });
    write(data: Bytes): boolean;
  }
}
