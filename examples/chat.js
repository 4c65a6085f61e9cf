// A chat room in the browser, by long polling: a request for news is answered when there are some.
//
//     node chat.js [port]          then open http://localhost:8000/ twice
var port = ARGV[2] || 8000;
var NEWS_TIMEOUT = 30000; // milliseconds until a request for news is answered with none
var KEPT = 100; // messages for those who come late

var messages = []; // of { id, nick, text }
var lastId = 0;
var waiting = []; // responses to requests for news

function answer(response, status, value) {
  var body = JSON.stringify(value);
  response.sendHeader(status, [
    ["Content-Type", "application/json; charset=utf-8"],
    ["Cache-Control", "no-store"],
  ]);
  response.sendBody(body);
  response.finish();
}

function publish(nick, text) {
  var message = { id: ++lastId, nick: nick, text: text };
  messages.push(message);
  if (messages.length > KEPT) messages.shift();
  waiting.splice(0).forEach(function (waiter) {
    waiter.tell([message]);
  });
}

function wait(request, response) {
  var waiter = {
    tell: function (news) {
      clearTimeout(timeout);
      answer(response, 200, news);
    },
  };
  var timeout = setTimeout(function () {
    forget();
    waiter.tell([]);
  }, NEWS_TIMEOUT);
  function forget() {
    var index = waiting.indexOf(waiter);
    if (index >= 0) waiting.splice(index, 1);
  }
  request.addListener("close", function () {
    // The browser has gone. One that closes orderly is noticed when it is answered.
    clearTimeout(timeout);
    forget();
  });
  waiting.push(waiter);
}

var routes = {
  "GET /": function (request, response) {
    response.sendHeader(200, { "Content-Type": "text/html; charset=utf-8" });
    response.sendBody(PAGE);
    response.finish();
  },

  // What is newer than the message `since`.
  "GET /news": function (request, response) {
    var since = parseInt(request.uri.params.since, 10) || 0;
    var news = messages.filter(function (message) {
      return message.id > since;
    });
    if (news.length > 0) answer(response, 200, news);
    else wait(request, response);
  },

  // The body is the text.
  "POST /say": function (request, response) {
    var text = "";
    request.setBodyEncoding("utf8");
    request.addListener("body", function (chunk) {
      text += chunk;
    });
    request.addListener("complete", function () {
      if (text === "") return answer(response, 400, { error: "nothing was said" });
      publish(request.uri.params.nick || "nobody", text);
      answer(response, 200, {});
    });
  },
};

var PAGE = [
  "<!DOCTYPE html><title>chat</title>",
  "<input id=nick value=guest size=8> <input id=text size=50><ul id=list></ul>",
  "<script>",
  "var since = 0, $ = function (id) { return document.getElementById(id); };",
  "function call (method, url, body, callback) {",
  "  var request = new XMLHttpRequest();",
  "  request.open(method, url);",
  "  request.onload = function () { callback(JSON.parse(request.responseText)); };",
  "  request.onerror = function () { setTimeout(poll, 1000); };",
  "  request.send(body);",
  "}",
  "function poll () {",
  "  call('GET', '/news?since=' + since, null, function (news) {",
  "    news.forEach(function (message) {",
  "      since = message.id;",
  "      $('list').appendChild(document.createElement('li')).textContent =",
  "        message.nick + ': ' + message.text;",
  "    });",
  "    poll();",
  "  });",
  "}",
  "$('text').onkeydown = function (event) {",
  "  if (event.keyCode != 13) return;",
  "  call('POST', '/say?nick=' + encodeURIComponent($('nick').value), this.value, function () {});",
  "  this.value = '';",
  "};",
  "poll();",
  "</script>",
].join("\n");

var server = node.http.createServer(null, { encoding: "utf8" });
server.addListener("request", function (request, response) {
  var route = request.method + " " + request.uri.path;
  if (routes.hasOwnProperty(route)) return routes[route](request, response);
  answer(response, 404, { error: "no such page" });
});
server.listen(port, "localhost");
puts("Chat at http://localhost:" + server.port + "/");
