#!/bin/sh
# Each call fails as its manual page says: as another user (EACCES, EPERM), on a disk that is full (ENOSPC: of bytes or of files) or read-only
# (EROFS), from one file system to another (EXDEV), and copy() leaves nothing behind.
set -eu
[ "${1-}" = mounted ] || {
  for how in -m -rm; do
    unshare $how true 2> /dev/null && exec unshare $how "$0" mounted
  done
  echo "may not mount"
  exit 77
}
folder=$(mktemp -d)
trap 'umount "$folder/full" "$folder/fixed" "$folder/few" 2> /dev/null; rm -rf "$folder"' EXIT
mkdir "$folder/full" "$folder/fixed" "$folder/few" "$folder/closed"
mount -t tmpfs -o size=256k none "$folder/full" || exit 77
mount -t tmpfs -o size=256k none "$folder/fixed"
mount -t tmpfs -o nr_inodes=2 none "$folder/few"
echo content > "$folder/few/file"
for where in full fixed closed; do
  mkdir "$folder/$where/empty" "$folder/$where/filled"
  echo content > "$folder/$where/file"
  echo content > "$folder/$where/filled/file"
done
mount -o remount,ro "$folder/fixed"
chmod 700 "$folder/closed"
chmod 755 "$folder"
script=$(dirname "$0")/fixtures/system_errors.js
"$NODE" "$script" disk "$folder"
[ "$(id -u)" = 0 ] || exit 0
as_user="setpriv --reuid=65534 --regid=65534 --clear-groups"
$as_user test -x "$NODE" && $as_user test -r "$script" || exit 0
$as_user "$NODE" "$script" user "$folder"
