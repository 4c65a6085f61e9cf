#!/bin/sh
# A variable of the environment whose bytes are not UTF-8 keeps them, so that a path in it can be opened.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
latin=$(printf 'caf\351')
echo found > "$folder/$latin"
[ "$(PLACE="$folder/$latin" "$NODE" -e 'print(node.fs.cat(ENV.PLACE).wait())')" = found ]
[ "$(PLACE="$folder/$latin" "$NODE" -e '
  node.createChildProcess("cat \"" + ENV.PLACE + "\"").addListener("output", function (text) {
    if (text !== null) print(text);
  })')" = found ]
