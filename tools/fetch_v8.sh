#!/bin/sh
# fetch_v8.sh FOLDER: sees to it that V8 (Debian's libnode-dev and the library that goes with it) is there, and prints
# the root it is in: "/" where it is installed, else FOLDER, where it gets unpacked. Everything else goes to stderr.
#
# Where another vendor's "nodejs" is installed, apt refuses libnode-dev; the two packages are then taken as they are.
# Of them only V8 is used: its headers, the library and the licences.
set -eu

headers=usr/include/nodejs/deps/v8/include

# in_root ROOT: whether V8 is there, whole.
in_root() {
  [ -e "$1/$headers/v8.h" ] && ls "$1"/usr/lib/*/libnode.so.[0-9]* > /dev/null 2>&1
}

say() {
  echo "$@" >&2
}

# apt COMMAND...: apt-get without its user for downloads, who may not write where root may.
apt() {
  apt-get -o APT::Sandbox::User=root "$@" >&2
}

# apt_as_root COMMAND...: fails where there is neither root nor sudo.
apt_as_root() {
  if [ "$(id -u)" = 0 ]; then
    DEBIAN_FRONTEND=noninteractive apt "$@"
  else
    command -v sudo > /dev/null && sudo env DEBIAN_FRONTEND=noninteractive apt-get "$@" >&2
  fi
}

can_install() {
  [ "$(id -u)" = 0 ] && apt-get install -s --no-install-recommends libnode-dev > /dev/null 2>&1
}

# The library's package, named by its version (libnode108, libnode115, libnode137), as libnode-dev depends on it.
library_package() {
  apt-cache depends libnode-dev 2> /dev/null | sed -n 's/.*Depends: \(libnode[0-9]*\)$/\1/p' | head -n 1
}

# unpack FOLDER: downloads both packages and leaves in FOLDER what we use of them.
unpack() {
  part=$1.part
  rm -rf "$part"
  mkdir -p "$part/root"
  (cd "$part" && apt download libnode-dev "$(library_package)") || return 1
  for package in "$part"/*.deb; do
    dpkg -x "$package" "$part/root"
  done
  # The other runtime's own headers stay behind: they must not be there to be found.
  for kept in "$headers" usr/lib usr/share/doc; do
    mkdir -p "$part/kept/${kept%/*}"
    mv "$part/root/$kept" "$part/kept/$kept"
  done
  rm -rf "$1"
  mv "$part/kept" "$1"
  rm -rf "$part"
}

# Installs the libraries that an unpacked V8 is linked with, where some are missing.
install_needed() {
  library=$(ls "$1"/usr/lib/*/libnode.so.[0-9]*)
  lost=$(ldd "$library" | awk '/not found/ { print $1 }' | tr '\n' ' ')
  [ -z "$lost" ] && return
  packages=$(apt-cache depends "$(library_package)" |
    sed -n 's/.*Depends: \(lib[a-z0-9.+-]*\|zlib1g\)$/\1/p' | tr '\n' ' ')
  # shellcheck disable=SC2086
  apt_as_root install -y --no-install-recommends $packages && return
  say "V8's library needs $lost"
  say "As root: apt-get install $packages"
  return 1
}

folder=${1:?usage: fetch_v8.sh FOLDER}
if in_root ""; then
  echo /
  exit 0
fi
if ! in_root "$folder"; then
  if ! command -v apt-get > /dev/null || ! command -v dpkg > /dev/null; then
    say "V8 is missing, and this is no Debian to take it from (package libnode-dev and the library it needs)"
    exit 1
  fi
  [ -n "$(library_package)" ] || apt_as_root update || true
  if can_install && apt_as_root install -y --no-install-recommends libnode-dev && in_root ""; then
    echo /
    exit 0
  fi
  say "Taking V8 from the packages libnode-dev and $(library_package), unpacked in $folder"
  # The lists may be old, so a first failure is followed by an update and another try.
  unpack "$folder" || { apt_as_root update && unpack "$folder"; } || {
    say "V8 is missing and could not be fetched: apt-get download libnode-dev $(library_package)"
    exit 1
  }
fi
install_needed "$folder"
echo "$folder"
