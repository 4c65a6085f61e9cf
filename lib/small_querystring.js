// "querystring" for packages.
"use strict";

const { percentDecode } = internal.load("web_percent");
const { coded } = internal.load("small_errors");

const MAX_KEYS = 1000;

function escapeText(value) {
  try {
    return encodeURIComponent(typeof value === "object" ? String(value) : value);
  } catch {
    throw coded(URIError, "ERR_INVALID_URI", "a surrogate stands alone in the text");
  }
}

// What is no UTF-8 or no code is decoded as far as it goes.
function unescapeText(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return percentDecode(String(text));
  }
}

const functionOr = (value, otherwise) => (typeof value === "function" ? value : otherwise);

function guarded(decode) {
  return (text) => {
    try {
      return decode(text);
    } catch {
      return unescapeText(text);
    }
  };
}

function limitOf({ maxKeys = MAX_KEYS }) {
  return maxKeys > 0 ? maxKeys : Infinity;
}

// Of a repeated name the values are an array.
function parse(text, separator, equals, options) {
  const result = { __proto__: null };
  if (typeof text !== "string" || text === "") return result;
  const { decodeURIComponent: own } = options ?? {};
  const decode = functionOr(own, undefined) ? guarded(own) : unescapeText;
  const sign = equals || "=";
  const pairs = text.split(separator || "&").filter((pair) => pair !== "");
  for (const pair of pairs.slice(0, limitOf(options ?? {}))) {
    const plain = pair.replaceAll("+", decode === unescapeText ? " " : "%20");
    const at = plain.indexOf(sign);
    const name = decode(at < 0 ? plain : plain.slice(0, at));
    const value = at < 0 ? "" : decode(plain.slice(at + sign.length));
    if (!(name in result)) result[name] = value;
    else if (Array.isArray(result[name])) result[name].push(value);
    else result[name] = [result[name], value];
  }
  return result;
}

function textOf(value) {
  const isPlain = ["string", "bigint", "boolean"].includes(typeof value);
  return isPlain || Number.isFinite(value) ? String(value) : "";
}

function stringify(values, separator, equals, options) {
  if (typeof values !== "object") return "";
  const encode = functionOr(options?.encodeURIComponent, escapeText);
  const pair = (name, value) => encode(name) + (equals || "=") + encode(textOf(value));
  return Object.entries(values ?? {})
    .flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((each) => pair(name, each)) : [pair(name, value)],
    )
    .join(separator || "&");
}

return {
  parse,
  decode: parse,
  stringify,
  encode: stringify,
  escape: escapeText,
  unescape: unescapeText,
};
