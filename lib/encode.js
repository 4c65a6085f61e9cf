// Text to bytes and back (API document, "Encodings"): node.encode and node.decode.
"use strict";

const native = binding("encode");
const { HEX, BASE64, BASE64URL } = native.forms;

// The encodings in which the text stands for bytes, beside those that binding("encode") knows by name.
const FORMS = { __proto__: null, hex: HEX, base64: BASE64, base64url: BASE64URL };

// The number (native.forms) of an encoding in which text stands for bytes; undefined for any other encoding.
function formOf(encoding) {
  return typeof encoding === "string" ? FORMS[encoding.toLowerCase()] : undefined;
}

function isBytesName(encoding) {
  return typeof encoding === "string" && encoding.toLowerCase() === "bytes";
}

// A string is what both are about: "bytes" is none, and "raw" is one of bytes below 256.
function textEncoding(caller, encoding) {
  if (isBytesName(encoding)) {
    throw new TypeError(caller + ': encoding must be one of text, not "bytes"');
  }
  const isRaw =
    encoding === node.RAW || (typeof encoding === "string" && encoding.toLowerCase() === "raw");
  return isRaw ? node.ASCII : encoding;
}

// node.encode(string, encoding = "utf8") -> Uint8Array.
function encode(string, encoding) {
  if (typeof string !== "string") throw new TypeError("encode: string must be a string");
  const form = formOf(encoding);
  if (form === undefined) {
    return new Uint8Array(native.bytesOf(string, textEncoding("encode", encoding)));
  }
  const buffer = native.fromText(string, form);
  if (buffer === undefined) {
    throw new TypeError("encode: string must be " + encoding.toLowerCase());
  }
  return new Uint8Array(buffer);
}

// node.decode(bytes, encoding = "utf8") -> string.
function decode(bytes, encoding) {
  if (typeof bytes === "string") throw new TypeError("decode: bytes must be bytes, not a string");
  const form = formOf(encoding);
  if (form !== undefined) return native.toText(bytes, form);
  return native.textOf(bytes, textEncoding("decode", encoding));
}

return { encode, decode, formOf };
