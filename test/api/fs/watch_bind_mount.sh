#!/bin/sh
# watch() through a bind mount sees what happens by the other path.
set -eu
[ "${1-}" = mounted ] || {
  for how in -m -rm; do
    unshare $how true 2> /dev/null && exec unshare $how "$0" mounted
  done
  echo "may not mount"
  exit 77
}
folder=$(mktemp -d)
trap 'umount "$folder/there" 2> /dev/null; rm -rf "$folder"' EXIT
mkdir "$folder/here" "$folder/there"
echo x > "$folder/here/file"
mount --bind "$folder/here" "$folder/there" || exit 77
cat > "$folder/script.js" <<'END'
var inFolder = node.fs.watch(ARGV[2] + "/there");
var ofFile = node.fs.watch(ARGV[2] + "/there/file");
var left = 2;
function note(what) {
  return function (kind, name) {
    if (kind !== "create" && what === "folder") return;
    puts(what + " " + kind + " " + name);
    this.close();
    if (--left === 0) puts("done");
  };
}
inFolder.addListener("change", note("folder"));
ofFile.addListener("change", note("file"));
node.createChildProcess("echo y >> " + ARGV[2] + "/here/file; touch " + ARGV[2] + "/here/new");
END
[ "$("$NODE" "$folder/script.js" "$folder" | sort | tr '\n' ' ')" = "done file change file folder create new " ]
