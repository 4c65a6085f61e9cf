#!/usr/bin/env python3
"""Whatever package.json says, require and import end: with the module, or with an Error that has a code and a message of a sane length."""

import json
import os
import subprocess
import sys
import tempfile

FIELDS = ["exports", "imports", "browser", "main", "name", "type"]
DEPTH = 20000
DEEP = '{"default":' * DEPTH + '"./x.js"' + "}" * DEPTH

# Values of each field, as JSON.
VALUES = [
    "null", "5", "true", "[]", "[[]]", "[null]", '""', '"."', '".."', '"/"', '"./"', '"../x"', "{}",
    '{".":null}', '{".":5}', '{".":[]}', '{".":{"default":5}}', '{"":"./x.js"}', '{"./":"./"}', '{"./*":"./*"}',
    '{"*":"./x.js"}', '{".":"./node_modules/x"}', '["./none.js","./x.js"]', '{"a":"./x.js",".":"./x.js"}',
    '{"__proto__":{"default":"./x.js"}}', '{"./x*y*z":"./*"}', '{"constructor":"./x.js"}', '"\\u0000"', '"./x\\u0000.js"',
    '"#p"', '"p"', '"node:path"', '"https://x/y.js"', '"./x.js?y"', '{"#p":"#p"}', '{"#p":"#q","#q":"#p"}', '{"p":"q","q":"p"}',
    '{"./x.js":"./index.js","./index.js":"./x.js"}', '{"./x.js":5,"#p":5}', '{"./x.js":"./none","./index.js":"./none"}',
    '{"p":"./none"}', '{"p":"../../../none"}', '{"./x.js":true}', '{"p":["x"]}', '{"#p":null}', '{"#p":"p"}', '{"p":"#p"}',
    '{"#p":"p/x.js"}', '{"#p*":"p/*"}', '{"p":"node:path"}',
    DEEP, "[" * DEPTH + '"./x.js"' + "]" * DEPTH, '{".":%s}' % DEEP, '{"#p":%s}' % DEEP,
    json.dumps("./" + "a" * 5000000),
    json.dumps({"./k%d" % i: "./x.js" for i in range(100000)}),
    json.dumps({"./k%d/*" % i: "./x*.js" for i in range(20000)}),
]
WHOLE = ["", "null", "[]", "5", "{", "\0", "{}x", '"p"', '{"a":' * 100000, "[" * 1000000, " " * 10000000 + "{}", '{"x":"' + "y" * 10000000 + '"}']

# One program tries all: each package asks for itself and its parts from within as well.
INDEX = """
const names = ["#p", "./x.js", "p", "q"];
exports.within = names.map((name) => globalThis.outcome(() => require(name)));
"""
MAIN = """
globalThis.sane = (e) => e instanceof Error && typeof e.code === "string" && e.message.length < 2000;
globalThis.outcome = (load) => { try { load(); return true } catch (e) { return sane(e) || e } };
const wrong = [];
const told = (folder, what, outcome) => { if (outcome !== true) wrong.push(folder + " " + what + ": " + String(outcome).slice(0, 200)) };
(async () => {
  for (let i = 0; i < COUNT; i++) {
    const at = require(`./${i}/at.js`);
    for (const name of ["p", "p/x.js", "p/none"]) told(i, "require " + name, outcome(() => {
      const loaded = at.load(name);
      if (name === "p" && loaded.within) for (const each of loaded.within) told(i, "within", each);
    }));
    told(i, "import", await at.imported("p").then(() => true, (e) => sane(e) || e));
  }
  puts(wrong.length ? wrong.join("\\n") : "none is wrong");
})();
"""


def texts():
    for field in FIELDS:
        for value in VALUES:
            yield '{"%s":%s%s}' % (field, value, "" if field == "name" else ',"name":"p"')
    yield from WHOLE


def write(path, text):
    with open(path, "w") as stream:
        stream.write(text)


def main():
    all_texts = list(texts())
    with tempfile.TemporaryDirectory() as top:
        for i, text in enumerate(all_texts):
            package = os.path.join(top, str(i), "node_modules", "p")
            os.makedirs(package)
            write(package + "/package.json", text)
            write(package + "/x.js", "module.exports = 1")
            write(package + "/index.js", INDEX)
            write(os.path.join(top, str(i), "at.js"), "exports.load = (n) => require(n); exports.imported = (n) => import(n)")
        write(top + "/main.js", MAIN.replace("COUNT", str(len(all_texts))))
        done = subprocess.run([os.environ["NODE"], top + "/main.js"], capture_output=True, text=True, timeout=50)
    print("%d files\n%s%s" % (len(all_texts), done.stdout, done.stderr))
    sys.exit(done.stdout != "none is wrong\n" or done.returncode != 0)


if __name__ == "__main__":
    main()
