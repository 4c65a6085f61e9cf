// TextEncoder, TextDecoder, atob and btoa (API document, "The Web's Vocabulary"): UTF-8, UTF-16 and windows-1252, which
// is what the web takes Latin-1 and ASCII for.
"use strict";

const { DOMException } = internal.load("web_exception");
const { expose, required, dictionary, scalarText, arrayKind } = internal.load("web_idl");
const { bytesOf, textOf, fromText, toText, forms } = binding("encode");
const { isAnyArrayBuffer } = binding("kinds").types();
const { typedArraySet } = internal.load("primordials");

const LABELS = {
  __proto__: null,
  "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
  "utf-16le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
  "utf-16be": "unicodefffe utf-16be",
  "windows-1252":
    "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 " +
    "iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252",
};
// Of windows-1252, from 0x80 on.
const WINDOWS =
  "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f" +
  "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178";

const NOTHING = new Uint8Array(0);

function encodingOf(label) {
  const name = label.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "").toLowerCase();
  const found = Object.keys(LABELS).find((one) => LABELS[one].split(" ").includes(name));
  if (found === undefined)
    throw new RangeError(`TextDecoder: there is no encoding ${JSON.stringify(label)} here`);
  return found;
}

// ---- TextEncoder ----

class TextEncoder {
  #brand = "utf-8";

  get encoding() {
    return this.#brand;
  }
  encode(input = "") {
    if (!(#brand in this)) throw new TypeError("encode: not a TextEncoder");
    return new Uint8Array(bytesOf(scalarText(input), "utf8"));
  }
  // encodeInto(source, destination) -> { read, written }: as many whole characters as there is room for.
  encodeInto(source, destination) {
    if (!(#brand in this)) throw new TypeError("encodeInto: not a TextEncoder");
    required(arguments.length, 2, "encodeInto");
    const text = scalarText(source);
    if (arrayKind(destination) !== "Uint8Array")
      throw new TypeError("encodeInto: the destination must be a Uint8Array");
    let read = 0;
    let size = 0;
    for (const c of text) {
      const code = c.codePointAt(0);
      const needed = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      if (size + needed > destination.length) break;
      size += needed;
      read += c.length;
    }
    typedArraySet(destination, new Uint8Array(bytesOf(text.slice(0, read), "utf8")));
    return { read, written: size };
  }
}
expose(TextEncoder);

// ---- TextDecoder ----

// How many bytes at the end may begin a character of UTF-8 whose rest is still to come.
function unfinishedUtf8(bytes) {
  for (let count = 1; count <= Math.min(3, bytes.length); count++) {
    const at = bytes.length - count;
    const lead = bytes[at];
    if (lead >= 0x80 && lead < 0xc0) continue;
    const size = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return size > count && (count === 1 || isSecond(lead, bytes[at + 1])) ? count : 0;
  }
  return 0;
}

// Overlong forms, surrogates and what is beyond Unicode show in the second byte.
function isSecond(lead, byte) {
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= least && byte <= most;
}

function unfinishedUtf16(bytes, isBig) {
  const odd = bytes.length % 2;
  const last = bytes[bytes.length - odd - (isBig ? 2 : 1)];
  return odd + (last >= 0xd8 && last < 0xdc ? 2 : 0);
}

const DECODERS = {
  __proto__: null,
  "utf-8": {
    unfinished: unfinishedUtf8,
    decode(bytes) {
      const text = textOf(bytes, "utf8");
      return { text, isBroken: text.includes("\ufffd") && !isUtf8Of(bytes, text) };
    },
  },
  "utf-16le": utf16(false),
  "utf-16be": utf16(true),
  "windows-1252": {
    unfinished: () => 0,
    decode(bytes) {
      const text = textOf(bytes, "ascii");
      return { text: text.replace(/[\x80-\x9f]/g, (c) => WINDOWS[c.charCodeAt(0) - 0x80]) };
    },
  },
};

function isUtf8Of(bytes, text) {
  const again = new Uint8Array(bytesOf(text, "utf8"));
  return again.length === bytes.length && again.every((byte, i) => byte === bytes[i]);
}

function utf16(isBig) {
  return {
    unfinished: (bytes) => unfinishedUtf16(bytes, isBig),
    decode(bytes) {
      let text = "";
      for (let i = 0; i + 1 < bytes.length; i += 2)
        text += String.fromCharCode(bytes[i + (isBig ? 0 : 1)] * 256 + bytes[i + (isBig ? 1 : 0)]);
      const isOdd = bytes.length % 2 === 1;
      // What is not complete at the end is one error, be it one byte or three.
      const whole = scalarText(isOdd ? text.replace(/[\ud800-\udbff]$/, "") : text);
      return { text: isOdd ? whole + "\ufffd" : whole, isBroken: isOdd || whole !== text };
    },
  };
}

// The bytes of an argument: an ArrayBuffer, a shared one, or a view of one. One that is detached has none.
function bytesIn(input) {
  if (input === undefined) return NOTHING;
  const isView = ArrayBuffer.isView(input);
  const buffer = isView ? input.buffer : input;
  if (!isAnyArrayBuffer(buffer))
    throw new TypeError("decode: the input must be an ArrayBuffer or a view of one");
  if (buffer.byteLength === 0) return NOTHING;
  return isView
    ? new Uint8Array(buffer, input.byteOffset, input.byteLength)
    : new Uint8Array(buffer);
}

function join(first, second) {
  if (first.length === 0) return second;
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

class TextDecoder {
  #encoding;
  #fatal;
  #ignoreBom;
  #rest = NOTHING; // of a stream: a character that is not complete
  #isStarted = false; // the place of a byte order mark is behind

  constructor(label = "utf-8", options = {}) {
    this.#encoding = encodingOf(`${label}`);
    const { fatal, ignoreBOM } = dictionary(options, "TextDecoder");
    this.#fatal = Boolean(fatal);
    this.#ignoreBom = Boolean(ignoreBOM);
  }

  get encoding() {
    return this.#encoding;
  }
  get fatal() {
    return this.#fatal;
  }
  get ignoreBOM() {
    return this.#ignoreBom;
  }

  // decode(input, { stream }): with `stream`, what is not complete waits for the next call.
  decode(input = undefined, options = {}) {
    const decoder = DECODERS[this.#encoding];
    const bytes = join(this.#rest, bytesIn(input));
    const { stream } = dictionary(options, "decode");
    const kept = stream ? decoder.unfinished(bytes) : 0;
    const used = bytes.length - kept;
    const { text, isBroken } = decoder.decode(bytes.subarray(0, used));
    this.#rest = kept > 0 ? bytes.slice(used) : NOTHING;
    const isFirst = !this.#isStarted && text !== "";
    this.#isStarted = Boolean(stream) && (this.#isStarted || text !== "");
    if (isBroken && this.#fatal) {
      this.#rest = NOTHING;
      throw new TypeError("decode: the input is no " + this.#encoding);
    }
    const hasMark = isFirst && !this.#ignoreBom && this.#encoding !== "windows-1252";
    return hasMark && text[0] === "\ufeff" ? text.slice(1) : text;
  }
}
expose(TextDecoder);

// ---- Base64 ----

function notLatin(text) {
  return new DOMException(text, "InvalidCharacterError");
}

// By the web's forgiving decoding: blanks are skipped, the padding may be absent.
function decodeBase64(data) {
  let text = `${data}`.replace(/[\t\n\f\r ]/g, "");
  if (text.length % 4 === 0) text = text.replace(/={1,2}$/, "");
  const isRight = text.length % 4 !== 1 && /^[A-Za-z0-9+/]*$/.test(text);
  if (!isRight) throw notLatin("atob: the text is no Base64");
  const last = { 2: /.$/, 3: /.$/ }[text.length % 4];
  const whole = last === undefined ? text : text.replace(last, (c) => cleared(c, text.length % 4));
  return textOf(new Uint8Array(fromText(whole, forms.BASE64)), "ascii");
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// The last digit without the bits that stand for nothing, which are ignored.
function cleared(digit, count) {
  const unused = count === 2 ? 16 : 4;
  const value = DIGITS.indexOf(digit);
  return DIGITS[value - (value % unused)];
}

return {
  TextEncoder,
  TextDecoder,
  atob(data) {
    required(arguments.length, 1, "atob");
    return decodeBase64(data);
  },
  btoa(data) {
    required(arguments.length, 1, "btoa");
    const text = `${data}`;
    if (/[^\0-\xff]/.test(text)) throw notLatin("btoa: a character is beyond U+00FF");
    return toText(new Uint8Array(bytesOf(text, "ascii")), forms.BASE64);
  },
};
