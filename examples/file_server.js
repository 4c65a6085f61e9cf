// Serves the files of a folder: whole or in part, compressed where a compressed file lies beside (page.html.br, page.html.gz),
// sent by the kernel, and no faster than they are taken. Folders are not listed: each has its index.html, or nothing.
//
//     node file_server.js [folder [port]]
//
// Nothing from outside of the folder is sent, wherever links lead: what counts is where the file that was opened is.
// Names that begin with a dot are not served, but for /.well-known/.
var folder = ARGV[2] || ".";
var port = ARGV[3] || 8000;

var TYPES = {
  avif: "image/avif",
  css: "text/css",
  csv: "text/csv",
  gif: "image/gif",
  htm: "text/html",
  html: "text/html",
  ico: "image/x-icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  js: "text/javascript",
  json: "application/json",
  map: "application/json",
  md: "text/markdown",
  mjs: "text/javascript",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  ogg: "audio/ogg",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
  wasm: "application/wasm",
  webm: "video/webm",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff: "font/woff",
  woff2: "font/woff2",
  xml: "application/xml",
  zip: "application/zip",
};
var COMPRESSIBLE = /^text\/|json$|xml$|wasm$/;

// The files that may lie beside another, the best first.
var ENCODINGS = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
];

// What a client is told where a file cannot be opened.
var STATUS = {
  EACCES: 403,
  ELOOP: 404,
  EMFILE: 503,
  ENAMETOOLONG: 404,
  ENFILE: 503,
  ENOENT: 404,
  ENOTDIR: 404,
  ENXIO: 403,
  EPERM: 403,
};

function typeOf(path) {
  var suffix = /[^./]*$/.exec(path)[0].toLowerCase();
  return TYPES.hasOwnProperty(suffix) ? TYPES[suffix] : "application/octet-stream";
}

function answer(response, status, headers) {
  response.sendHeader(status, [["Content-Type", "text/plain"]].concat(headers || []));
  response.sendBody(node.http.STATUS_CODES[status] + "\n");
  response.finish();
}

function refusal(status) {
  return Object.assign(new Error(node.http.STATUS_CODES[status]), { status: status });
}

// The path below the folder that a request names, which begins with a slash.
function nameOf(request) {
  var name;
  try {
    name = decodeURIComponent(request.uri.path);
  } catch (error) {
    throw refusal(400);
  }
  var parts = name.split("/");
  if (name[0] !== "/" || name.indexOf("\0") >= 0 || parts.indexOf("..") >= 0) throw refusal(403);
  var hidden = parts.some(function (part, i) {
    return part[0] === "." && !(i === 1 && part === ".well-known");
  });
  if (hidden) throw refusal(404);
  return name;
}

// The URL of a folder. The request's own might begin with two slashes, and then name another server.
function folderUrl(name) {
  var parts = name.split("/").filter(function (part) {
    return part !== "";
  });
  return "/" + parts.map(encodeURIComponent).join("/") + "/";
}

// Opens what is at a path, if that is within the folder: { fd, stats }. O_NONBLOCK has it not wait for a named pipe.
async function open(path) {
  var fd = await node.fs.open(path, node.O_RDONLY | node.O_NONBLOCK | node.O_NOCTTY);
  try {
    var real = await node.fs.readlink("/proc/self/fd/" + fd);
    if (real !== root && real.indexOf(root === "/" ? root : root + "/") !== 0) throw refusal(403);
    return { fd: fd, stats: await node.fs.fstat(fd) };
  } catch (error) {
    node.fs.close(fd);
    throw error;
  }
}

// How much a client wants an encoding (RFC 9110, 12.5.3).
function quality(request, encoding) {
  var found = 0;
  String(request.header("Accept-Encoding") || "")
    .split(",")
    .forEach(function (item) {
      var parts = /^\s*([^\s;]+)\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?$/i.exec(item);
      if (parts === null || parts[1].toLowerCase() !== encoding) return;
      found = parts[2] === undefined ? 1 : Number(parts[2]);
    });
  return found;
}

// The compressed file beside another that the client takes; undefined if there is none.
async function openCompressed(request, path) {
  for (var i = 0; i < ENCODINGS.length; i++) {
    if (!(quality(request, ENCODINGS[i].name) > 0)) continue;
    try {
      var file = await open(path + ENCODINGS[i].suffix);
    } catch (error) {
      continue;
    }
    file.encoding = ENCODINGS[i].name;
    if (file.stats.isFile()) return file;
    node.fs.close(file.fd);
  }
}

// Whether a list of entity tags, or "*", has this one.
function hasTag(list, tag) {
  return list.split(",").some(function (item) {
    var one = item.trim();
    return one === "*" || one.replace(/^W\//, "") === tag;
  });
}

// What the conditions of a request come to: 200, 304 or 412 (RFC 9110, 13.2.2).
function condition(request, tag, modified) {
  var match = request.header("If-Match"),
    none = request.header("If-None-Match"),
    since = new Date(request.header("If-Modified-Since")),
    unmodified = new Date(request.header("If-Unmodified-Since"));
  if (match !== undefined ? !hasTag(match, tag) : modified > unmodified) return 412;
  return (none !== undefined ? hasTag(none, tag) : since >= modified) ? 304 : 200;
}

// The part that a request asks for, { start, end }; null for one that there is not, undefined for the whole: no range, or
// several, or one of another state of the file.
function rangeOf(request, size, tag, modified) {
  var wanted = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(request.header("Range") || "");
  if (request.method !== "GET" || wanted === null || wanted[1] + wanted[2] === "") return undefined;
  var state = request.header("If-Range");
  if (state !== undefined && state !== tag && state !== modified.toUTCString()) return undefined;
  if (wanted[1] === "") {
    var last = Math.min(Number(wanted[2]), size);
    return last === 0 ? null : { start: size - last, end: size - 1 };
  }
  var start = Number(wanted[1]);
  var end = wanted[2] === "" ? size - 1 : Math.min(Number(wanted[2]), size - 1);
  if (wanted[2] !== "" && Number(wanted[2]) < start) return undefined;
  return start >= size ? null : { start: start, end: end };
}

async function send(request, response, path, file) {
  var type = typeOf(path),
    headers = [];
  if (COMPRESSIBLE.test(type)) {
    headers.push(["Vary", "Accept-Encoding"]);
    var compressed = await openCompressed(request, path);
    if (compressed !== undefined) {
      node.fs.close(file.fd);
      file.fd = compressed.fd;
      file.stats = compressed.stats;
      headers.push(["Content-Encoding", compressed.encoding]);
    }
  }
  var size = file.stats.size;
  var modified = new Date(Math.floor(file.stats.mtime / 1000) * 1000);
  var tag = '"' + file.stats.mtime.getTime().toString(36) + "-" + size.toString(36) + '"';
  headers.push(
    ["ETag", tag],
    ["Last-Modified", modified.toUTCString()],
    ["Accept-Ranges", "bytes"],
  );

  var status = condition(request, tag, modified);
  if (status === 412) return answer(response, 412);
  if (status === 304) {
    response.sendHeader(304, headers);
    return response.finish();
  }
  headers.push(["Content-Type", type], ["X-Content-Type-Options", "nosniff"]);
  var part = rangeOf(request, size, tag, modified);
  if (part === null) return answer(response, 416, [["Content-Range", "bytes */" + size]]);
  if (part !== undefined) {
    status = 206;
    headers.push(["Content-Range", "bytes " + part.start + "-" + part.end + "/" + size]);
  }
  part = part || { start: 0, end: size - 1 };
  response.sendHeader(status, headers.concat([["Content-Length", part.end - part.start + 1]]));
  if (request.method === "HEAD" || size === 0) return response.finish();
  await node.pump({ fd: file.fd, start: part.start, end: part.end }, response);
}

async function serve(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return answer(response, 405, [["Allow", "GET, HEAD"]]);
  }
  var name = nameOf(request);
  var path = root + name;
  var file = await open(path);
  try {
    if (file.stats.isDirectory()) {
      if (!/\/$/.test(name)) return answer(response, 301, [["Location", folderUrl(name)]]);
      node.fs.close(file.fd);
      file.fd = undefined;
      path += "index.html";
      file = await open(path).catch(function (error) {
        throw error.code === "ENOENT" ? refusal(403) : error; // no list
      });
    }
    if (!file.stats.isFile()) throw refusal(403);
    await send(request, response, path, file);
  } finally {
    if (file.fd !== undefined) node.fs.close(file.fd);
  }
}

var server = node.http.createServer(null, { encoding: "utf8" });
server.addListener("request", function (request, response) {
  serve(request, response).catch(function (error) {
    try {
      answer(response, error.status || STATUS[error.code] || 500);
    } catch (e) {
      // The answer has begun, and was cut; or the client is gone.
    }
  });
});
try {
  var root = node.fs.realpath(folder).wait();
  server.listen(port, "localhost");
  puts("Files of " + folder + " at http://localhost:" + server.port + "/");
} catch (error) {
  node.stdio.writeError(error.message + "\n");
  node.exit(1);
}
