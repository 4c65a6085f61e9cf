// "url" for packages: the classes that are global, what of them is a function there, and the old functions
// (lib/small_url_parse.js, lib/small_url_resolve.js).
"use strict";

const { URL, URLSearchParams } = internal.load("web_url");
const { toUnicode } = binding("url");
const { coded, wrongType, text } = internal.load("small_errors");
const { Url, parse, format } = internal.load("small_url_parse");
const { resolve, resolveObject } = internal.load("small_url_resolve");
const path = internal.load("small_path");

function fileURLToPath(url) {
  if (typeof url !== "string" && !(url instanceof URL))
    throw wrongType("path", "a string or a URL");
  const { protocol, host, pathname } = new URL(url);
  if (protocol !== "file:")
    throw coded(TypeError, "ERR_INVALID_URL_SCHEME", "The URL must be of scheme file");
  if (host !== "")
    throw coded(TypeError, "ERR_INVALID_FILE_URL_HOST", "File URL host must be localhost or empty");
  if (/%2f/i.test(pathname))
    throw coded(
      TypeError,
      "ERR_INVALID_FILE_URL_PATH",
      "File URL path must not have encoded slashes",
    );
  return decodeURIComponent(pathname);
}

// A slash at the end stays.
function pathToFileURL(name) {
  const full = path.resolve(text(name, "path")) + (/.\/$/.test(name) ? "/" : "");
  const url = new URL("file:///");
  url.pathname = full.replace(/[%\\\n\r\t?#]/g, encodeURIComponent);
  return url;
}

const hostOr = (host, convert) => {
  try {
    return convert(new URL("ws://" + host).hostname) ?? "";
  } catch {
    return "";
  }
};

function formatUrl(url, options) {
  if (!(url instanceof URL)) return format(url);
  const { auth = true, fragment = true, search = true, unicode = false } = options ?? {};
  const copy = new URL(url);
  if (!auth) copy.username = copy.password = "";
  if (!fragment) copy.hash = "";
  if (!search) copy.search = "";
  const { href, host, hostname } = copy;
  if (!unicode || hostname === "") return href;
  return href.replace(host, () => toUnicode(hostname) + host.slice(hostname.length));
}

function urlToHttpOptions(url) {
  const { protocol, hostname, hash, search, pathname, href, port, username, password } = url;
  const auth = username || password ? decodeURIComponent(`${username}:${password}`) : undefined;
  const bare = hostname.replace(/^\[|\]$/g, "");
  const options = { __proto__: null, protocol, hostname: bare, hash, search, pathname, href };
  options.path = pathname + search;
  if (port !== "") options.port = Number(port);
  if (auth !== undefined) options.auth = auth;
  return options;
}

return {
  URL,
  URLSearchParams,
  Url,
  domainToASCII: (host) => hostOr(host, (ascii) => ascii),
  domainToUnicode: (host) => hostOr(host, toUnicode),
  fileURLToPath,
  format: formatUrl,
  parse,
  pathToFileURL,
  resolve,
  resolveObject,
  urlToHttpOptions,
};
