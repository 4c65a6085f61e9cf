// "url" for packages: the old functions over node.http.parseUri, and the classes where they are global.
"use strict";

const querystring = internal.load("small_querystring");
const { parseUri } = internal.load("uri");

function parse(text, withQuery) {
  const uri = parseUri(text);
  const { protocol, userInfo, host, port, path, query, anchor } = uri;
  return {
    protocol: protocol === undefined ? null : protocol + ":",
    slashes: uri.authority !== undefined || null,
    auth: userInfo ?? null,
    host: host === undefined ? null : host + (port === undefined ? "" : ":" + port),
    port: port ?? null,
    hostname: host ?? null,
    hash: anchor === undefined ? null : "#" + anchor,
    search: query === undefined ? null : "?" + query,
    query: withQuery ? querystring.parse(query ?? "") : (query ?? null),
    pathname: path ?? (host === undefined ? null : "/"),
    path: (path ?? "/") + (query === undefined ? "" : "?" + query),
    href: text,
  };
}

function format(parts) {
  if (typeof parts === "string" || parts.searchParams !== undefined) return String(parts);
  const { protocol = "", auth, hostname = "", port, pathname = "", query, hash = "" } = parts;
  const host = parts.host ?? hostname + (port ? ":" + port : "");
  const search =
    parts.search ?? (query && typeof query === "object" ? "?" + querystring.stringify(query) : "");
  const scheme = protocol === "" || protocol === null ? "" : protocol.replace(/:?$/, ":");
  return (
    scheme +
    (host || parts.slashes ? "//" : "") +
    (auth ? auth + "@" : "") +
    (host ?? "") +
    (pathname ?? "") +
    (search ?? "") +
    (hash ?? "")
  );
}

function fileURLToPath(url) {
  const match = /^file:\/\/(?:localhost)?(\/[^?#]*)/i.exec(String(url));
  if (match === null) throw new TypeError("fileURLToPath: " + url + " is no file URL");
  return decodeURIComponent(match[1]);
}

function pathToFileURL(path) {
  const href =
    "file://" +
    encodeURI(internal.load("small_path").resolve(path)).replace(/[?#]/g, encodeURIComponent);
  return global.URL === undefined ? { href, toString: () => href } : new global.URL(href);
}

const url = { parse, format, fileURLToPath, pathToFileURL };
for (const name of ["URL", "URLSearchParams"])
  if (global[name] !== undefined) url[name] = global[name];
return url;
