#!/bin/sh
# ES modules as main scripts, with node --module whatever their names are, and import() in node -e, relative to the working directory.
set -eu
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$work"
equal() { [ "$1" = "$2" ] || { echo "$1 is not $2"; exit 1; }; }
echo 'export const a = 1; puts(import.meta.filename)' > a.mjs
echo 'import { a } from "./a.mjs"; puts(await a); puts(ARGV.slice(2).join())' > main.txt
echo 'import { a } from "./a.mjs"; puts(a + typeof this)' > plain
equal "$("$NODE" a.mjs)" "$work/a.mjs"
equal "$("$NODE" --module main.txt x y)" "$(printf '%s\n1\nx,y' "$work/a.mjs")"
equal "$("$NODE" --module plain)" "$(printf '%s\n1undefined' "$work/a.mjs")"
equal "$("$NODE" -e 'import("./a.mjs").then((n) => puts(n.a))')" "$(printf '%s\n1' "$work/a.mjs")"
equal "$("$NODE" -e 'puts(require("./a.mjs").a)')" "$(printf '%s\n1' "$work/a.mjs")"
ln -s a.mjs link.mjs
equal "$("$NODE" -e 'import("./link.mjs?x").then((n) => puts(n.a))')" "$(printf '%s\n1' "$work/link.mjs")"
if "$NODE" main.txt 2> errors; then exit 1; fi
grep -q 'main.txt:1' errors
if "$NODE" -e 'import "./a.mjs"' 2> errors; then exit 1; fi
grep -q SyntaxError errors
if "$NODE" --module none.mjs 2> errors; then exit 1; fi
grep -q none.mjs errors
