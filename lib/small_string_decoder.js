// "string_decoder" for packages: text from bytes that come in pieces.
"use strict";

const { TextDecoder } = internal.load("web_encoding");
const { coded, wrongType } = internal.load("small_errors");

const NAMES = {
  __proto__: null,
  "utf8": "utf8",
  "utf-8": "utf8",
  "utf16le": "utf16le",
  "utf-16le": "utf16le",
  "ucs2": "utf16le",
  "ucs-2": "utf16le",
  "latin1": "latin1",
  "binary": "latin1",
  "ascii": "ascii",
  "hex": "hex",
  "base64": "base64",
  "base64url": "base64url",
};

// Base64 has four characters for three bytes: what is beyond waits.
function pieces(encoding) {
  let rest = new Uint8Array(0);
  return (bytes, isLast) => {
    const all = new Uint8Array(rest.length + bytes.length);
    all.set(rest);
    all.set(bytes, rest.length);
    const end = isLast ? all.length : all.length - (all.length % 3);
    rest = all.slice(end);
    return node.decode(all.subarray(0, end), encoding);
  };
}

// encoding -> a function (bytes, isLast) -> text.
function reader(encoding) {
  if (encoding.startsWith("base64")) return pieces(encoding);
  if (encoding === "utf8" || encoding === "utf16le") {
    const decoder = new TextDecoder(encoding === "utf8" ? "utf-8" : "utf-16le", {
      ignoreBOM: true,
    });
    return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
  }
  if (encoding === "ascii")
    return (bytes) =>
      node.decode(
        bytes.map((byte) => byte & 0x7f),
        "raw",
      );
  return (bytes) => node.decode(bytes, encoding === "latin1" ? "raw" : encoding);
}

function bytesOf(value) {
  if (!ArrayBuffer.isView(value)) throw wrongType("buf", "a string or an array of bytes");
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

class StringDecoder {
  #read;

  constructor(encoding) {
    const name = NAMES[String(encoding || "utf8").toLowerCase()];
    if (name === undefined)
      throw coded(TypeError, "ERR_UNKNOWN_ENCODING", "Unknown encoding: " + encoding);
    this.encoding = name;
    this.#read = reader(name);
  }

  write(bytes) {
    return typeof bytes === "string" ? bytes : this.#read(bytesOf(bytes), false);
  }

  end(bytes) {
    return (bytes === undefined ? "" : this.write(bytes)) + this.#read(new Uint8Array(0), true);
  }
}

return { StringDecoder };
