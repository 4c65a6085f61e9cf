// What most programs do as they start: this is compiled when the program is built (tools/code_cache.cc).
for (var name in node) node[name]; // the sections that are loaded when they are first touched
puts("started");
print("");
p({ a: [1] });
console.log("%s", 1);
var emitter = new node.EventEmitter();
emitter.addListener("event", function () {});
emitter.emit("event", [1, 2]);
process.addListener("exit", function () {});
setTimeout(function () {}, 0);
clearInterval(setInterval(function () {}, 10));
node.path.join(node.path.dirname(__filename), "a");
node.fs.stat(__filename).addCallback(function () {});
var http = node.http.createServer(function () {});
http.listen(0, "127.0.0.1");
http.close();
var tcp = node.tcp.createServer(function () {});
tcp.listen(0, "127.0.0.1");
tcp.close();
require("./code_cache_modules/classic.js");
import("./code_cache_modules/first.mjs");
