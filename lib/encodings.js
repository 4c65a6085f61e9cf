// The encodings as constants, and node.encodeUtf8 (API document, "API").
"use strict";

const native = binding("encodings");

// node.encodeUtf8(byteArray) -> string: bytes, an array of integers or a Uint8Array, read as UTF-8.
// (The name is the old one.) Malformed bytes become U+FFFD.
function encodeUtf8(byteArray) {
  if (typeof byteArray === "string") {
    throw new TypeError("encodeUtf8: byteArray must be an array of bytes, not a string");
  }
  return native.decodeUtf8(byteArray);
}

return { ASCII: native.ASCII, UTF8: native.UTF8, RAW: native.RAW, encodeUtf8 };
