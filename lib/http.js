// node.http (API document, "HTTP"), put together from its parts.
"use strict";

const http = {};

for (const part of ["http_server", "http_client", "http_cat"]) {
  const names = internal.load(part);
  for (const name of Object.keys(names)) http[name] = names[name];
}
http.parseUri = internal.load("uri").parseUri;

return http;
