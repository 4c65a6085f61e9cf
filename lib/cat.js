// node.cat (restored in the API document): a whole resource, wherever it is.
"use strict";

// node.cat(location, encoding = "utf8", options) -> node.Promise: success(content). The location is an http:// or
// https:// URL, for which see node.http.cat, or a file, for which see node.fs.cat.
function cat(location, encoding, options) {
  return /^https?:\/\//i.test(location)
    ? node.http.cat(location, encoding, options)
    : node.fs.cat(location, encoding);
}

return cat;
