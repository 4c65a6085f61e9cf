#!/bin/sh
# What the user may not do fails with EACCES.
set -eu
folder=$(mktemp -d)
trap 'chmod -R u+rwx "$folder"; rm -rf "$folder"' EXIT
mkdir "$folder/closed"
echo secret > "$folder/secret"
cat > "$folder/script.js" <<'END'
function code(promise) {
  try {
    promise.wait();
    return "allowed";
  } catch (error) {
    return error.code;
  }
}
puts(code(node.fs.cat(ARGV[2] + "/secret")));
puts(code(node.fs.open(ARGV[2] + "/secret", node.O_RDWR)));
puts(code(node.fs.readdir(ARGV[2] + "/closed")));
puts(code(node.fs.mkdir(ARGV[2] + "/closed/inner")));
puts(code(node.fs.stat(ARGV[2] + "/closed/inner")));
END
chmod 000 "$folder/closed" "$folder/secret"
as_user=
if [ "$(id -u)" = 0 ]; then
  # Root may do everything, so somebody else has to try; who must be able to reach the program.
  chmod 755 "$folder"
  as_user="setpriv --reuid=65534 --regid=65534 --clear-groups"
  $as_user "$NODE" --version > /dev/null 2>&1 || $as_user test -x "$NODE" || exit 77
fi
[ "$($as_user "$NODE" "$folder/script.js" "$folder" | sort -u)" = EACCES ]
