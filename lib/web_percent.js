// Percent-encoding, by the URL standard: the sets of characters that are encoded, and the two directions.
"use strict";

const { bytesOf, textOf } = binding("encode");

// A set has the ASCII characters that are encoded beside controls; all beyond ASCII is, in every set.
const C0_CONTROL = "";
const FRAGMENT = ' "<>`';
const QUERY = ' "#<>';
const SPECIAL_QUERY = QUERY + "'";
const PATH = QUERY + "?^`{}";
const USERINFO = PATH + "/:;=@[\\]|";

// The text must have no lone surrogate.
function percentEncode(text, set) {
  let encoded = "";
  for (const c of text) {
    if (c > "~") encoded += encodeURIComponent(c);
    else encoded += c < " " || set.includes(c) ? percentOf(c.charCodeAt(0)) : c;
  }
  return encoded;
}

function percentOf(byte) {
  return "%" + (byte < 16 ? "0" : "") + byte.toString(16).toUpperCase();
}

function percentDecode(text) {
  if (!text.includes("%")) return text;
  const bytes = new Uint8Array(bytesOf(text, "utf8"));
  let length = 0;
  for (let i = 0; i < bytes.length; i++, length++) {
    const digits = bytes[i] === 0x25 ? String.fromCharCode(bytes[i + 1], bytes[i + 2]) : "";
    const isCode = /^[0-9a-f]{2}$/i.test(digits);
    bytes[length] = isCode ? parseInt(digits, 16) : bytes[i];
    if (isCode) i += 2;
  }
  return textOf(bytes.subarray(0, length), "utf8");
}

return {
  C0_CONTROL,
  FRAGMENT,
  QUERY,
  SPECIAL_QUERY,
  PATH,
  USERINFO,
  percentEncode,
  percentDecode,
};
