#!/bin/sh
# console.time, count, group, table, dir print to stdout, assert and trace to stderr, as the web's console does.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/main.js" <<'JS'
console.time("t");
console.timeLog("t", 5);
console.timeEnd("t");
console.timeEnd("t");
console.count();
console.count("x");
console.count();
console.countReset();
console.count();
console.group("G %d", 1);
console.log("two\nlines");
console.error("inside");
console.groupCollapsed();
console.log("deeper");
console.groupEnd();
console.groupEnd();
console.groupEnd();
console.dir({ a: 1 });
console.table([{ a: 1, b: "\u00e9" }, { a: 2, c: [1] }, 7]);
console.table(new Map([["k", { v: 1, w: 2 }]]), ["w"]);
console.table(5);
console.assert(true, "never seen");
console.assert(false, "it is %s", "so");
console.assert(0);
console.clear();
(function tracing() {
  console.trace("here %d", 5);
})();
JS
"$NODE" "$folder/main.js" > "$folder/out" 2> "$folder/err"
sed 's/[0-9.]*ms/TIME/' "$folder/out" | diff - "$(dirname "$0")/fixtures/console_others.out"
head -n 5 "$folder/err" > "$folder/first"
diff "$folder/first" - <<'ERR'
console: there is no timer "t"
  inside
Assertion failed: it is so
Assertion failed
Trace: here 5
ERR
sed -n 6p "$folder/err" | grep -q '^    at tracing (.*main.js:27:11)$'
