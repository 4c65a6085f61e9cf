// Hosts of URLs, by the URL standard: domains, IPv4 and IPv6 addresses, opaque hosts. Returns parseHost(text, isOpaque)
// -> the host as it is written in a URL, or undefined where it is none.
"use strict";

const { toAscii } = binding("url");
const { percentEncode, percentDecode, C0_CONTROL } = internal.load("web_percent");

const FORBIDDEN_HOST = /[\0\t\n\r #/:<>?@[\\\]^|]/;
const FORBIDDEN_DOMAIN = /[\0-\x20#%/:<>?@[\\\]^|\x7f]/;
const IS_PLAIN = /^[\0-\x7f]*$/;
const HAS_ACE_LABEL = /(^|\.)xn--/i;
// Labels that say nothing beyond ASCII are none: "xn--", "xn--abc-".
const EMPTY_ACE_LABEL = /(^|\.)xn--([^.]*-)?(\.|$)/;

// Characters of a domain that ICU is asked about, which takes the square of their number. DNS has 253.
const MAX_INTERNATIONAL = 4096;

// ---- IPv4 ----

// The number of a part of an address, in one of three bases; NaN where it is none.
function ipv4Number(text) {
  if (text === "") return NaN;
  const isHex = /^0x/i.test(text);
  const isOctal = !isHex && text.length > 1 && text[0] === "0";
  const digits = isHex ? text.slice(2) : isOctal ? text.slice(1) : text;
  if (digits === "") return 0;
  const right = isHex ? /^[0-9a-f]+$/i : isOctal ? /^[0-7]+$/ : /^[0-9]+$/;
  return right.test(digits) ? parseInt(digits, isHex ? 16 : isOctal ? 8 : 10) : NaN;
}

function endsInNumber(domain) {
  const parts = domain.split(".");
  if (parts.at(-1) === "") {
    if (parts.length === 1) return false;
    parts.pop();
  }
  return /^[0-9]+$/.test(parts.at(-1)) || !isNaN(ipv4Number(parts.at(-1)));
}

function parseIpv4(domain) {
  const parts = domain.split(".");
  if (parts.at(-1) === "" && parts.length > 1) parts.pop();
  if (parts.length > 4) return undefined;
  const numbers = parts.map(ipv4Number);
  const last = numbers.pop();
  const isRight = numbers.every((number) => number <= 255);
  if (!isRight || !(last < 256 ** (4 - numbers.length))) return undefined;
  let address = last;
  numbers.forEach((number, i) => {
    address += number * 256 ** (3 - i);
  });
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join(".");
}

// ---- IPv6 ----

// The two pieces that stand for an IPv4 address at the end.
function embeddedIpv4(text) {
  const parts = text.split(".");
  const isRight = (part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && part <= 255;
  if (parts.length !== 4 || !parts.every(isRight)) return undefined;
  const [a, b, c, d] = parts.map(Number);
  return [a * 256 + b, c * 256 + d];
}

// The pieces between the colons of one half of an address.
function ipv6Half(text, isLast) {
  if (text === "") return [];
  const pieces = [];
  const words = text.split(":");
  for (let i = 0; i < words.length; i++) {
    if (/^[0-9a-f]{1,4}$/i.test(words[i])) {
      pieces.push(parseInt(words[i], 16));
      continue;
    }
    const two = isLast && i === words.length - 1 ? embeddedIpv4(words[i]) : undefined;
    if (two === undefined) return undefined;
    pieces.push(...two);
  }
  return pieces;
}

function ipv6Pieces(text) {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const first = ipv6Half(halves[0], halves.length === 1);
  const second = halves.length === 2 ? ipv6Half(halves[1], true) : [];
  if (first === undefined || second === undefined) return undefined;
  const missing = 8 - first.length - second.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  return [...first, ...Array(missing).fill(0), ...second];
}

// The place and the length of the longest run of zeros, of two at least.
function longestZeros(pieces) {
  let best = { at: -1, length: 1 };
  for (let at = 0; at < pieces.length; at++) {
    let length = 0;
    while (pieces[at + length] === 0) length++;
    if (length > best.length) best = { at, length };
  }
  return best;
}

function parseIpv6(text) {
  const pieces = ipv6Pieces(text);
  if (pieces === undefined) return undefined;
  const hex = (some) => some.map((piece) => piece.toString(16)).join(":");
  const { at, length } = longestZeros(pieces);
  if (at < 0) return `[${hex(pieces)}]`;
  return `[${hex(pieces.slice(0, at))}::${hex(pieces.slice(at + length))}]`;
}

// ---- domains ----

function domainToAscii(domain) {
  if (IS_PLAIN.test(domain) && !HAS_ACE_LABEL.test(domain)) return domain.toLowerCase();
  if (domain.length > MAX_INTERNATIONAL) return undefined;
  const ascii = toAscii(domain);
  return ascii === "" || (ascii !== undefined && EMPTY_ACE_LABEL.test(ascii)) ? undefined : ascii;
}

return function parseHost(text, isOpaque) {
  if (text[0] === "[") return text.endsWith("]") ? parseIpv6(text.slice(1, -1)) : undefined;
  if (isOpaque) return FORBIDDEN_HOST.test(text) ? undefined : percentEncode(text, C0_CONTROL);
  const domain = domainToAscii(percentDecode(text));
  if (domain === undefined || domain === "" || FORBIDDEN_DOMAIN.test(domain)) return undefined;
  return endsInNumber(domain) ? parseIpv4(domain) : domain;
};
