#!/bin/sh
# libeio's requests for files give what their system calls give, and libev's functions have addresses, in C and C++.
. "$(dirname "$0")/fixtures/compile.sh"
module "$here/fixtures/libraries_2009.cc"
cat > "$out/test.js" <<'END'
var libraries = require("libraries_2009.node");
libraries.addresses();
var done = 0;
libraries.files(ARGV[2] + "/files", function (name, result, errorno, text) {
  done++;
  if (name === "refused") {
    node.assert(result === -1 && errorno === 2, name + " " + errorno);
  } else {
    node.assert(result >= 0, name + " " + result + " " + errorno);
  }
  var expected = { read: "hello", pread: "ell", stat: "5", readlink: "file", readdir: "file,link,moved" };
  if (expected[name] !== undefined) node.assert(text === expected[name], name + ": " + text);
});
process.addListener("exit", function () { node.assert(done === 29, done); });
END
mkdir "$out/files"
"$NODE" "$out/test.js" "$out"
[ "$(stat -c '%a %Y %s' "$out/files/file")" = '600 1000000000 3' ]
[ ! -e "$out/files/gone" ]

# The calls of C compile in C, without a warning.
echo '#include <eio.h>
int main(void) { return eio_stat("/", 0, 0, 0) == NULL || eio_read(0, 0, 1, 0, 0, 0, 0) == NULL; }' |
  gcc $("$NODE" --cflags | sed 's/-std=[^ ]*//') -Wall -Wextra -Werror -x c -fsyntax-only -
