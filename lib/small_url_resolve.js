// resolve(from, to) of "url" before the standard's class: what a reference means in a page, both of which may be paths.
"use strict";

const { Url, parse, isSlashed } = internal.load("small_url_parse");

// Takes "." and ".." out of a path. Where it is relative, ".." stays that leads out of it.
function simplified(path, isAbsolute) {
  const parts = path.split("/");
  const kept = [];
  for (const part of parts) {
    if (part === "..") {
      if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
      else if (!isAbsolute) kept.push("..");
    } else if (part !== "." && (part !== "" || kept.length > 0)) kept.push(part);
  }
  const endsInFolder = [".", "..", ""].includes(parts.at(-1)) && kept.length > 0;
  const end = endsInFolder && kept.at(-1) !== "" ? "/" : "";
  return (isAbsolute ? "/" : "") + kept.join("/") + end;
}

function take(url, from, ...names) {
  for (const name of names) url[name] = from[name];
}

// The path that `to` leads to from the folder of `from`.
function pathOf(from, to, hasHost) {
  const own = to.pathname ?? "";
  const base = from.pathname ?? (hasHost ? "/" : "");
  const path = own[0] === "/" ? own : base.slice(0, base.lastIndexOf("/") + 1) + own;
  return simplified(path, path[0] === "/" || hasHost) || null;
}

// A reference with the scheme of another kind: "https:d" names the host d.
function ofOtherScheme(to) {
  const url = Object.assign(new Url(), to);
  if (!isSlashed(to.protocol) || to.host || to.protocol === "file:") return url;
  const [host, ...rest] = (to.pathname ?? "").split("/").filter(Boolean);
  url.slashes = true;
  url.host = url.hostname = host ?? "";
  url.pathname = "/" + rest.join("/");
  return url;
}

function merged(from, to) {
  const url = Object.assign(new Url(), from, { hash: to.hash });
  if (to.host || to.slashes) {
    take(url, to, "auth", "host", "hostname", "port", "pathname", "search", "query");
    url.slashes = to.slashes ?? from.slashes;
    url.pathname = simplified(to.pathname ?? "/", true);
  } else if (to.pathname !== null) {
    url.pathname = pathOf(from, to, Boolean(from.host));
    take(url, to, "search", "query");
  } else if (to.search !== null) take(url, to, "search", "query");
  return url;
}

function resolveObject(source, relative) {
  const from = typeof source === "string" ? parse(source, false, true) : source;
  const to = typeof relative === "string" ? parse(relative, false, true) : relative;
  const isOther = to.protocol !== null && to.protocol !== from.protocol;
  const url = isOther ? ofOtherScheme(to) : merged(from, to);
  url.path =
    url.pathname === null && url.search === null ? null : (url.pathname ?? "") + (url.search ?? "");
  url.href = url.format();
  return url;
}

const resolve = (from, to) => resolveObject(parse(from, false, true), to).format();

return { resolve, resolveObject };
