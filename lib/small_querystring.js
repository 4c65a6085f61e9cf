// "querystring" for packages.
"use strict";

const escapeText = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => c);
function unescapeText(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Of a repeated name the values are an array.
function parse(text, separator = "&", equals = "=", options = {}) {
  const result = { __proto__: null };
  const { decodeURIComponent: decode = unescapeText, maxKeys = 1000 } = options;
  const pairs = String(text ?? "")
    .split(separator)
    .filter((pair) => pair !== "");
  for (const pair of maxKeys > 0 ? pairs.slice(0, maxKeys) : pairs) {
    const plain = pair.replaceAll("+", " ");
    const at = plain.indexOf(equals);
    const name = decode(at < 0 ? plain : plain.slice(0, at));
    const value = at < 0 ? "" : decode(plain.slice(at + equals.length));
    if (!(name in result)) result[name] = value;
    else if (Array.isArray(result[name])) result[name].push(value);
    else result[name] = [result[name], value];
  }
  return result;
}

const isPlain = (value) => ["string", "number", "bigint", "boolean"].includes(typeof value);
const textOf = (value) => (isPlain(value) ? String(value) : "");

function stringify(values, separator = "&", equals = "=", options = {}) {
  const encode = options.encodeURIComponent ?? escapeText;
  return Object.entries(values ?? {})
    .flatMap(([name, value]) =>
      [value].flat().map((each) => encode(name) + equals + encode(textOf(each))),
    )
    .join(separator);
}

return {
  parse,
  decode: parse,
  stringify,
  encode: stringify,
  escape: escapeText,
  unescape: unescapeText,
};
