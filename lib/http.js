// node.http (API document, "HTTP"), put together from its parts.
"use strict";

const { each, keys } = internal.load("primordials");

const http = {};

each(["http_server", "http_client", "http_cat"], (part) => {
  const names = internal.load(part);
  each(keys(names), (name) => {
    http[name] = names[name];
  });
});
http.parseUri = internal.load("uri").parseUri;

return http;
