// The header Accept-Encoding (RFC 9110, section 12.5.3).
"use strict";

// What stands for another name.
const ALIASES = { __proto__: null, "x-gzip": "gzip" };

// The quality that is given to each name. One that is malformed counts as 0: it is not relied on.
function qualities(value) {
  const given = new Map();
  for (const part of value.toLowerCase().split(",")) {
    const [name, ...parameters] = part.split(";").map((text) => text.trim());
    if (name === "") continue;
    let quality = 1;
    for (const parameter of parameters) {
      if (!/^q *=/.test(parameter)) continue;
      const text = parameter.slice(parameter.indexOf("=") + 1).trim();
      quality = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : 0;
    }
    const key = ALIASES[name] ?? name;
    if (!given.has(key)) given.set(key, quality);
  }
  return given;
}

// choose(value, formats in order of preference) -> { format, must }: the best that the client accepts, undefined where
// it would rather have none; `must` where it does not accept a body as it is.
function choose(value, formats) {
  const given = qualities(value);
  const others = given.get("*") ?? 0;
  let format;
  let best = 0;
  for (const name of formats) {
    const quality = given.get(name) ?? others;
    if (quality <= best) continue;
    format = name;
    best = quality;
  }
  // Unless it is named, a body as it is is accepted, and liked least.
  const plain = given.get("identity") ?? (given.get("*") === 0 ? 0 : undefined);
  if (plain > best) format = undefined;
  return { format, must: plain === 0 && format !== undefined };
}

return { choose };
