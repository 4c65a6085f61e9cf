#!/bin/sh
# bundle.sh BUILD FOLDER: makes FOLDER/node-VERSION-v8-VERSION-linux-x64, a tree with the program of BUILD and every
# library that it loads, at its start or later, the C library and the dynamic linker among them, and prints that path.
#
# The tree runs from any place on any x86-64 Linux. It is what `make install` installs; bin/node is bundle_node
# (cmake/Bundle.cmake), and lib/node has the libraries. What a library's package says of its licence goes along.
set -eu
build=${1:?usage: bundle.sh BUILD FOLDER}
folder=${2:?usage: bundle.sh BUILD FOLDER}
linker=ld-linux-x86-64.so.2

v8=$("$build/node" --versions | sed -n 's/^v8 *\([0-9]*\.[0-9]*\).*/\1/p')
name=node-$("$build/node" --version)-v8-$v8-linux-x64
tree=$folder/$name
libraries=$tree/lib/node
mkdir -p "$folder"
rm -rf "$tree"

cmake --install "$build" --prefix "$tree" > /dev/null
mkdir -p "$libraries" "$tree/share/doc/node/licences"
strip --strip-debug -o "$tree/bin/node" "$build/bundle_node"

# take FILE: copies a library by the name that it is loaded by, and the licence of the package it is from.
take() {
  loaded_as=$(basename "$1")
  [ -e "$libraries/$loaded_as" ] || cp -L "$1" "$libraries/$loaded_as"
  package=$(dpkg-query --search "*/$(basename "$(readlink -f "$1")")" 2> /dev/null | sed -n '1s/:.*//p')
  licence=/usr/share/doc/$package/copyright
  [ ! -f "$licence" ] || cp "$licence" "$tree/share/doc/node/licences/$package"
}

opened=$(tools/opened_libraries.sh "$build/node")
# The paths are words of a list.
# shellcheck disable=SC2086
{
  echo "$opened"
  ldd "$build/node" $opened | awk '$3 ~ /^\// { print $3 } $1 ~ /^\/.*[^:]$/ { print $1 }'
} | while read -r library; do take "$library"; done
# The rest of the C library, which libraries of the system may ask for by name: no other version's part works with it.
for part in libanl.so.1 libdl.so.2 libmvec.so.1 libnss_compat.so.2 libnss_dns.so.2 libnss_files.so.2 libpthread.so.0 \
  libresolv.so.2 librt.so.1 libutil.so.1; do
  take "$(dirname "$(readlink -f "$(ldd "$build/node" | awk '$1 == "libc.so.6" { print $3 }')")")/$part"
done
[ -e "$libraries/$linker" ] || {
  echo "bundle.sh: $build/node is not loaded by $linker" >&2
  exit 1
}
chmod 755 "$libraries/$linker"

# What the dynamic linker says of the tree: every library is found, and in the tree.
strangers=$(LD_TRACE_LOADED_OBJECTS=1 "$tree/bin/node" | awk '$2 == "=>" && index($3, "'"$(realpath "$tree")"'/") != 1')
[ -z "$strangers" ] || {
  printf 'bundle.sh: not from the bundle:\n%s\n' "$strangers" >&2
  exit 1
}
[ "$("$tree/bin/node" -e 'puts(1 + 1)')" = 2 ]

echo "$tree"
