// Each line behind a "@ts-expect-error" must not compile; everything else must, with all that `strict` says.

const server = node.tcp.createServer(function (connection) {
  connection.setEncoding("utf8");
  // @ts-expect-error: no such encoding
  connection.setEncoding("utf9");
  // @ts-expect-error: no such event
  connection.addListener("recieve", function () {});
  connection.addListener("close", function (hadError, error) {
    if (hadError) puts(error.message);
    // @ts-expect-error: there is an error only where hadError is true
    puts(error.message);
  });
  connection.addListener("receive", (data) => connection.send(data, "bytes"));
  connection.addListener("close", (hadError) => puts(hadError ? "cut" : "whole"));
  // @ts-expect-error: it is a boolean
  connection.addListener("close", (hadError: string) => puts(hadError));
  // @ts-expect-error: a number is no data
  connection.send(5);
  const sent: boolean = connection.send([72, 105]);
  // @ts-expect-error: it is set by the other end
  connection.remoteAddress = "127.0.0.1";
  puts(sent);
});
server.listen(0, "127.0.0.1", 128);
server.listen("/tmp/socket", { mode: 0o600 });
server.listen(node.listenDescriptors[0] || 8000);
// @ts-expect-error: where it is to listen is missing
server.listen();
// @ts-expect-error: no such option
node.tcp.createServer(null, { reuseport: true });
// @ts-expect-error: it may be undefined
const port: number = server.port;
server.addListener("connection", (connection) => connection.close()).addListener("close", (errorno) => p(errorno - 1));

node.http.createServer(
  function (request, response) {
    const type: string | undefined = request.header("content-type");
    // @ts-expect-error: sendHeader is what it is called here
    response.writeHead(200);
    // @ts-expect-error: the status is a number
    response.sendHeader("200");
    response.sendHeader(200, { "Content-Type": type || "text/plain", "Set-Cookie": ["a=1", "b=2"] });
    response.sendHeader(200, [["Content-Length", 5]]);
    // @ts-expect-error: no such property
    puts(request.url);
    puts(request.uri.params.name + request.uri.path);
    request.addListener("body", (chunk) => response.sendBody(chunk));
    // @ts-expect-error: a request of a server has no such event
    request.addListener("response", function () {});
    // @ts-expect-error: the connection of requests has no "receive"
    request.connection.addListener("receive", function () {});
    node.pump(request, response).addCallback((bytes) => p(bytes + 1));
    // @ts-expect-error: the ends are the other way round
    node.pump(response, request);
  },
  { encoding: "utf8", compress: { formats: ["br"] }, secure: { certificateFile: "a", keyFile: "b" } },
);
// @ts-expect-error: no such format
node.http.createServer(null, { compress: { formats: ["bzip2"] } });
const request = node.http.createClient(80, "localhost", { decompress: true }).get("/", { Connection: "close" });
request.finish((response) => p(response.statusCode + 1));
// @ts-expect-error: a program makes no requests but by a client
new node.http.ClientRequest();

node.fs.stat("/").addCallback((stats) => p(stats.mtime.getTime() + stats.size));
// @ts-expect-error: the path is missing
node.fs.stat();
// @ts-expect-error: stats have no such property
node.fs.stat("/").addCallback((stats) => p(stats.length));
// @ts-expect-error: flags are numbers here
node.fs.open("a", "r");
const fd: number = node.fs.open("a", node.O_RDONLY).wait();
const [text, length]: [string | null, number] = node.fs.read(fd, 5, null, node.UTF8).wait();
// @ts-expect-error: without an encoding it is integers
const wrong: string = node.fs.read(fd, 5).wait()[0];
const bytes: Uint8Array = node.fs.cat("a", "bytes").wait();
const names: string[] = node.fs.readdir(".").wait();
const folder: boolean = node.fs.readdir(".", { types: true }).wait()[0].isDirectory();
// @ts-expect-error: there is no such kind of change
node.fs.watch(".").addListener("change", (kind) => kind === "moved");
// @ts-expect-error: exists has a callback
node.fs.exists("a");
p([text, length, wrong, bytes, names, folder]);

async function main() {
  const size: number = (await node.fs.stat("/")).size;
  const fallback: string | number = await node.fs.readlink("a").catch((error) => error.errno || 0);
  const addresses: string[] = (await node.dns.resolve4("localhost"))[0];
  const response = await fetch("http://127.0.0.1/", { signal: AbortSignal.timeout(100) });
  for await (const piece of response.body || []) p(piece.length);
  // @ts-expect-error: no such way
  await fetch("http://127.0.0.1/", { redirect: "never" });
  p([size, fallback, addresses]);
}
main();

const promise = new node.Promise<[city: string, count: number]>();
promise.emitSuccess(["Berlin", 3]);
// @ts-expect-error: the arguments are of other types
promise.emitSuccess([3, "Berlin"]);
promise.addCallback((city, count) => puts(city.toUpperCase() + count.toFixed(1)));
// @ts-expect-error: a promise has no such event
promise.addListener("done", function () {});

class Door extends node.EventEmitter<{ knock: [who: string] }> {}
const door = new Door();
door.addListener("knock", (who) => puts(who.length));
door.emit("knock", ["Ann"]);
// @ts-expect-error: who is a string
door.emit("knock", [5]);
// @ts-expect-error: no such event
door.emit("ring");
new node.EventEmitter().addListener("anything", (a, b) => puts(a + b));

process.addListener("SIGTERM", (name) => puts(name.toLowerCase()));
addListener("exit", () => node.exit());
// @ts-expect-error: no such signal
process.addListener("SIGTERN", function () {});
// @ts-expect-error: the code is a number
node.exit("1");
node.kill(node.pid, "SIGHUP");
// @ts-expect-error: a variable may be absent
ENV.HOME.length;
const timer: node.Timer = setTimeout((word: string) => puts(word), 5, "again");
// @ts-expect-error: the argument is of another type
setTimeout((word: string) => puts(word), 5, 6);
clearTimeout(timer);
// @ts-expect-error: source texts are not run
setTimeout("puts(1)", 5);

const child = node.createChildProcess(["ls", "-l"], (data) => data !== null && print(data), { stdin: "ignore" });
child.addListener("exit", (code, signal) => p([code + 1, signal]));
// @ts-expect-error: no such plug
node.createChildProcess("ls", null, { stdin: "none" });
// @ts-expect-error: what it writes has two events, and this is none
child.addListener("stdout", function () {});
puts(node.run("ls").wait().output);

const digest: string = node.crypto.digest("sha256", "abc", "hex");
// @ts-expect-error: without an encoding it is bytes
const hash: string = node.crypto.digest("sha256", "abc");
// @ts-expect-error: no such format
node.compress("text", "gz");
const packed: Uint8Array = node.compress("text", "gzip", { level: 9 }).wait();
node.pump(new node.Compressor("gzip"), { path: "a.gz" });
// @ts-expect-error: UTF-8 is none of them
node.crypto.randomBytes(5, "utf8");
p([digest, hash, packed]);

const socket = node.udp.createSocket((bytes, from) => socket.send(bytes, from.port, from.address));
// @ts-expect-error: it is "message" here
socket.addListener("receive", function () {});
const chat = node.websocket.createConnection("ws://127.0.0.1/", { compress: true });
chat.send(node.websocket.prepare("news"));
// @ts-expect-error: "drop" or "close"
node.websocket.createConnection("ws://127.0.0.1/", { whenBehind: "wait" });
// @ts-expect-error: a WebSocket closes with a code, not a text
chat.close("that was all");

const url = new URL("../b", "http://example.com/a/c");
url.searchParams.append("y", "two words");
// @ts-expect-error: it follows from the rest
url.origin = "http://example.org";
new AbortController().signal.addEventListener("abort", () => puts("over"), { once: true });
const copy: Map<string, number> = structuredClone(new Map([["a", 1]]));
console.log("%s", url.href, copy, performance.now() + 1, crypto.randomUUID(), btoa("a"));
// @ts-expect-error: there is no page
document.title;
// @ts-expect-error: there is no Buffer
Buffer.from("a");
p([port]);

// The web's classes are values of the global object, with their constants.
const Controller: typeof AbortController | undefined = globalThis.AbortController;
class Tick extends Event {
  count = DOMException.ABORT_ERR + Event.AT_TARGET;
}
p(new Tick("tick").count + new process.URL("http://x").href);
// @ts-expect-error: signals come from a controller
new AbortSignal();
p(Controller);
