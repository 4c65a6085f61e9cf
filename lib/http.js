// node.http (API document, "HTTP"), put together from its parts.
"use strict";

const server = internal.load("http_server");
const http = {};

for (const name of Object.keys(server)) http[name] = server[name];
http.parseUri = internal.load("uri").parseUri;

return http;
