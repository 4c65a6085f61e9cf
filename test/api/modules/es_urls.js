// ES modules come from URLs: relative names, redirects, digests, queries, and errors that say what was asked for and by whom.
var check = require("../check.js");
var web = require("fixtures/server.js");
var hash = (text) => node.crypto.digest("sha256", text, "hex");

var leaf = "export const leaf = import.meta.url; globalThis.leaves = (globalThis.leaves ?? 0) + 1;";
var right = hash(leaf);
var wrong = right.replace(/./, right[0] === "0" ? "1" : "0");
// V8 13 knows the one word, all before it the other.
var attributes = "withResolvers" in Promise ? "with" : "assert";
var files = {
  "/leaf.mjs": leaf,
  "/d/leaf.mjs": leaf,
  "/leaf.mjs?2": leaf,
  "/noname": "export default 1; export const meta = import.meta",
  "/d/tree.js":
    'export * from "./leaf.mjs"; export { leaf as up } from "../leaf.mjs"; export { leaf as root } from "/leaf.mjs";',
  "/cycle1.js": 'import { two } from "./cycle2.js"; export const one = 1; export { two };',
  "/cycle2.js": 'import { one } from "./cycle1.js"; export function two() { return one + 1; }',
  "/data.json": '{"n": 5}',
  "/bad.json": "{",
  "/classic.cjs": "exports.filename = __filename; exports.self = require('./leaf2.cjs').x;",
  "/leaf2.cjs": "exports.x = 6;",
  "/json.js": `import data from "./data.json" ${attributes} { type: "json" }; export default data.n;`,
  "/syntax.js": "export const a = 1;\nlet let = 2;",
  "/throws.js": "globalThis.threw = (globalThis.threw ?? 0) + 1; throw new RangeError('far');",
  "/name.js": '\nimport { none } from "./leaf.mjs";',
  "/missing.js": '\n\nimport "./none.js";',
  "/awaits.js": "await new Promise((r) => setTimeout(r, 5)); export const late = 8;",
  "/dynamic.js":
    'export const load = (name) => import(name); export const next = await import("./leaf.mjs");',
  "/pinned.js": `import { leaf } from "./leaf.mjs#sha256-${right}"; export { leaf };`,
  "/mispinned.js": `import "./said.js"; import "./leaf.mjs#sha256-${wrong}";`,
  "/said.js": "globalThis.said = true;",
  "/library.js": 'import "./x.node";',
  "/outside.js": 'import "file:///etc/hostname";',
  "/bare.js": 'import { leaf } from "leaf.mjs"; export { leaf };',
  "/ours.js": 'import { join } from "node:path"; export default join("a", "b");',
  "/%C3%A4.js": "export default 'umlaut';",
  "/moved.mjs": web.redirect("/d/tree.js", 301),
  "/loop.mjs": web.redirect("/loop.mjs"),
  "/to_library.mjs": web.redirect("/x.node"),
  "/utf8.mjs": "\ufeffexport default 'ä€😀';",
  "/cut.mjs": function (request, response) {
    response.sendHeader(200, { "Content-Length": "1000" });
    response.sendBody("globalThis.cutRan = true;");
    request.connection.forceClose();
  },
};
var server = web.start(files);
var url = server.url;
var times = (path) => server.requests.filter((one) => one === path).length;

var required = require(url + "/leaf.mjs?2");
check.equal(required.leaf, url + "/leaf.mjs?2");

// Tools that read this file do not know the attribute.
var json = node.compile(`(name) => import(name, { ${attributes}: { type: 'json' } })`);

async function fails(name, pattern, type) {
  try {
    await import(name);
  } catch (error) {
    check.ok(error instanceof (type || Error), name + ": " + error);
    check.ok(pattern.test(error.message), name + ": " + error.message);
    return error;
  }
  throw new Error(name + " was loaded");
}

async function load() {
  const tree = await import(url + "/d/tree.js");
  check.deepEqual(
    [tree.leaf, tree.up, tree.root],
    [url + "/d/leaf.mjs", url + "/leaf.mjs", url + "/leaf.mjs"],
  );
  check.equal(globalThis.leaves, 3);
  check.equal(times("/leaf.mjs"), 1);
  check.equal((await import(url + "/cycle1.js")).two(), 2);
  check.equal((await import(url + "/awaits.js")).late, 8);
  check.equal((await import(url + "/bare.js")).leaf, url + "/leaf.mjs");
  check.equal((await import(url + "/ours.js")).default, "a/b");
  check.equal((await import(url + "/%C3%A4.js")).default, "umlaut");
  check.equal((await import(url + "/utf8.mjs")).default, "ä€😀");
  check.deepEqual(Object.keys((await import(url + "/noname")).meta), ["url"]);
  check.equal(await import(url + "/leaf.mjs?2"), required);
  check.equal(await import(url + "/leaf.mjs#part"), await import(url + "/leaf.mjs"));
  const dynamic = await import(url + "/dynamic.js");
  check.equal(dynamic.next, await dynamic.load("./leaf.mjs"));
}

async function redirected() {
  const moved = await import(url + "/moved.mjs");
  check.equal(moved.leaf, url + "/d/leaf.mjs");
  await fails(url + "/loop.mjs", /redirect/);
  await fails(url + "/to_library.mjs", /a library must be a file/);
}

async function others() {
  check.equal((await import(url + "/json.js")).default, 5);
  check.equal((await json(url + "/data.json")).default, require(url + "/data.json"));
  check.deepEqual(
    { ...(await import(url + "/classic.cjs")).default },
    { filename: url + "/classic.cjs", self: 6 },
  );
  await fails(url + "/data.json", /needs the attribute type/, TypeError);

  const error = await json(url + "/bad.json").catch((e) => e);
  check.ok(error instanceof SyntaxError && error.message.includes(url + "/bad.json"), error);
}

async function pinned() {
  check.equal((await import(url + "/pinned.js")).leaf, url + "/leaf.mjs");
  check.equal(await import(url + "/leaf.mjs#sha256-" + right), await import(url + "/leaf.mjs"));
  await fails(url + "/leaf.mjs#sha256-" + wrong, new RegExp(right));
  await fails(url + "/mispinned.js", new RegExp(right + ".*mispinned\\.js:1"));
  check.equal(globalThis.said, undefined);
  await fails(url + "/leaf.mjs#sha256-12", /64 hexadecimal digits/);
}

async function refused() {
  await fails(url + "/none.js", /none\.js: HTTP status 404 \(imported by .*es_urls\.js:\d+\)/);
  await fails(
    url + "/missing.js",
    /none\.js: HTTP status 404 \(imported by http:.*\/missing\.js:3\)/,
  );
  await fails(url + "/syntax.js", /syntax\.js:2: /, SyntaxError);
  await fails(url + "/name.js", /name\.js:2: .*'none'/, SyntaxError);
  await fails(url + "/library.js", /a library must be a file/);
  await fails(url + "/cut.mjs", /cut\.mjs: ./);
  await fails(url + "/outside.js", /./);
  await fails("http://127.0.0.1:1/a.mjs", /127\.0\.0\.1:1\/a\.mjs: ./);
  await fails("http:///a.mjs", /must be an http:/);
  const missed = await fails(url + "/missing.js", /none\.js/);
  check.equal(missed.stack.split("\n")[1], "    at " + url + "/missing.js:3:1");
  const first = await fails(url + "/throws.js", /^far$/, RangeError);
  check.equal(await fails(url + "/throws.js", /^far$/, RangeError), first);
  check.equal(globalThis.threw, 1);
  check.equal(globalThis.cutRan, undefined);
}

async function again() {
  await fails(url + "/later.mjs", /404/);
  files["/later.mjs"] = "export default 'there'";
  check.equal((await import(url + "/later.mjs")).default, "there");
}

(async () => {
  for (const part of [load, redirected, others, pinned, refused, again]) await part();
})()
  .then(check.mustCall())
  .finally(() => server.close());
