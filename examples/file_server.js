// Serves the files of a folder, in pieces and no faster than they are taken.
//
//     node file_server.js [folder [port]]
var folder = ARGV[2] || ".";
var port = ARGV[3] || 8000;

var TYPES = {
  css: "text/css",
  gif: "image/gif",
  html: "text/html",
  jpg: "image/jpeg",
  js: "text/javascript",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
};

function typeOf(path) {
  var suffix = /[^./]*$/.exec(path)[0].toLowerCase();
  return TYPES.hasOwnProperty(suffix) ? TYPES[suffix] : "application/octet-stream";
}

function isFolder(stats) {
  return (stats.mode & 0170000) === 0040000;
}
function isFile(stats) {
  return (stats.mode & 0170000) === 0100000;
}

function answer(response, status, headers, body) {
  response.sendHeader(status, [["Content-Type", "text/html; charset=utf-8"]].concat(headers || []));
  response.sendBody(body || node.http.STATUS_CODES[status] + "\n");
  response.finish();
}

function escapeHtml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

// A name that is not UTF-8 has halves of surrogate pairs in it, and no URL.
function hasUrl(name) {
  return !/[\ud800-\udfff]/u.test(name);
}

// The URL of a folder. The request's own might begin with two slashes, and then name another server.
function folderUrl(name) {
  var parts = name.split("/").filter(function (part) {
    return part !== "";
  });
  return "/" + parts.map(encodeURIComponent).join("/") + "/";
}

function sendListing(response, path) {
  node.fs
    .readdir(path)
    .addCallback(function (names) {
      var lines = names
        .filter(hasUrl)
        .sort()
        .map(function (name) {
          return '<li><a href="./' + encodeURIComponent(name) + '">' + escapeHtml(name) + "</a>";
        });
      answer(response, 200, [], "<ul>\n" + lines.join("\n") + "\n</ul>\n");
    })
    .addErrback(function () {
      answer(response, 403);
    });
}

function sendFile(request, response, path, stats) {
  var since = new Date(request.header("If-Modified-Since"));
  var modified = new Date(Math.floor(stats.mtime / 1000) * 1000);
  var headers = [
    ["Last-Modified", modified.toUTCString()],
    ["Content-Type", typeOf(path)],
  ];
  if (since >= modified) {
    response.sendHeader(304, headers);
    return response.finish();
  }
  node.fs
    .open(path, node.O_RDONLY)
    .addCallback(function (fd) {
      response.sendHeader(200, headers.concat([["Content-Length", stats.size]]));
      if (request.method === "HEAD") {
        response.finish();
        node.fs.close(fd);
        return;
      }
      node.pump({ fd: fd }, response).addCallback(close).addErrback(close);
      function close() {
        node.fs.close(fd);
      }
    })
    .addErrback(function () {
      answer(response, 403);
    });
}

var server = node.http.createServer(null, { encoding: "utf8" });
server.addListener("request", function (request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return answer(response, 405, [["Allow", "GET, HEAD"]]);
  }
  try {
    var name = decodeURIComponent(request.uri.path);
  } catch (error) {
    return answer(response, 400);
  }
  if (name.split("/").indexOf("..") >= 0 || name.indexOf("\0") >= 0) return answer(response, 403);
  var path = node.path.join(folder, name);
  node.fs
    .stat(path)
    .addCallback(function (stats) {
      if (isFile(stats)) return sendFile(request, response, path, stats);
      if (!isFolder(stats)) return answer(response, 403);
      if (!/\/$/.test(name)) return answer(response, 301, [["Location", folderUrl(name)]]);
      sendListing(response, path);
    })
    .addErrback(function () {
      answer(response, 404);
    });
});
server.listen(port, "localhost");
puts("Files of " + folder + " at http://localhost:" + server.port + "/");
