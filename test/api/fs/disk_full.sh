#!/bin/sh
# On a disk that is full, writing and pumping say ENOSPC, what was written stays, and all goes on once there is room again.
set -eu
[ "${1-}" = mounted ] || {
  # A disk of 256 KiB of our own; a user who is not root becomes one in a namespace.
  for how in -m -rm; do
    unshare $how true 2> /dev/null && exec unshare $how "$0" mounted
  done
  echo "may not mount"
  exit 77
}
disk=$(mktemp -d)
trap 'umount "$disk" 2> /dev/null; rmdir "$disk"' EXIT
mount -t tmpfs -o size=256k none "$disk" || exit 77
"$NODE" "$(dirname "$0")/fixtures/disk_full.js" "$disk"
