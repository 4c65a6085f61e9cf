#!/bin/sh
# The bundle's tree runs wherever it lies on what it brings, as a process like any other; extensions are compiled against it.
set -eu
build=$(dirname "$NODE")
[ -x "$build/bundle_node" ] || exit 77 # another architecture, sanitizers, or an installed program
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

fail() {
  echo "$1"
  exit 1
}

made=$(tools/bundle.sh "$build" "$out")
mv "$made" "$out/moved to"
node="$out/moved to/bin/node"

# Neither an environment nor the working directory have a say in what is loaded.
mkdir "$out/other"
: > "$out/other/libc.so.6"
ln -s "$node" "$out/link"
# What is mapped into the process of a script: libraries of the tree only.
cat > "$out/maps.js" <<'END'
"use strict";
var maps = node.fs.cat("/proc/self/maps").wait();
maps.split("\n").forEach(function (line) {
  if (/\.so/.test(line) && line.indexOf("/moved to/lib/node/") < 0) throw new Error("not of the bundle: " + line);
});
puts(/ld-linux-x86-64\.so\.2/.test(maps) + " " + /libc\.so\.6/.test(maps));
END
for start in "$node" "$out/link"; do
  said=$(cd "$out/other" && LD_LIBRARY_PATH="$out/other" "$start" "$out/maps.js" 2>&1) || fail "$start: $said"
  [ "$said" = "true true" ] || fail "$start: $said"
done

# The process is the program, not a dynamic linker that was given it, and a child finds it there.
cat > "$out/self.js" <<'END'
"use strict";
node.assert(node.fs.cat("/proc/self/comm").wait() === "node\n");
var child = node.createChildProcess('readlink "/proc/$PPID/exe"');
child.addListener("output", function (text) {
  if (text) print(text);
});
END
said=$("$node" "$out/self.js")
[ "$said" = "$node" ] || fail "the program is \"$said\""

# A name that the system's C library finds is found by the bundle's.
if getent ahosts localhost > /dev/null; then
  said=$("$node" -e 'var s = node.tcp.createServer(function () {}); s.listen(0, "localhost"); puts("listens"); s.close();')
  [ "$said" = listens ] || fail "$said"
fi

cat > "$out/answer.cc" <<'END'
#include <node.h>
#include <string>
extern "C" void init(v8::Handle<v8::Object> target) {
  v8::HandleScope scope;
  std::string answer = "42";
  target->Set(v8::String::NewSymbol("answer"), v8::String::New(answer.c_str()));
}
END
mv "$out/moved to" "$out/moved"
# The flags are words.
# shellcheck disable=SC2046
g++ -shared $("$out/moved/bin/node" --cflags) "$out/answer.cc" -o "$out/answer.node"
echo 'puts(require("./answer.node").answer);' > "$out/extension.js"
[ "$("$out/moved/bin/node" "$out/extension.js")" = 42 ] || fail "the extension does not answer"

# Where its dynamic linker is missing, the program says so.
mv "$out/moved/lib/node/ld-linux-x86-64.so.2" "$out/away"
code=0
said=$("$out/moved/bin/node" --version 2>&1) || code=$?
[ "$code" = 127 ] || fail "exit code $code: $said"
case $said in *"ld-linux-x86-64.so.2 is missing beside the program"*) ;; *) fail "said: $said" ;; esac
