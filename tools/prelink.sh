#!/bin/sh
# prelink.sh PRELINK PROGRAM LIBRARY FOLDER: puts a prelinked copy of LIBRARY into FOLDER, if PROGRAM then still works.
#
# The copy does without the libraries that LIBRARY needs for what is not V8, if PROGRAM works so. It is made anew only
# when LIBRARY or what PROGRAM exports has changed. A copy that cannot be made or fails the self-check is removed, which
# is said, and is no error: PROGRAM then runs on LIBRARY.
set -eu
prelink=$1 program=$2 library=$3 folder=$4
copy=$folder/$(basename "$library")

# Names, compressed streams, tables; TLS, which static constructors call in the library of V8 13.6. (They call nghttp2 and
# libuv in each, which therefore stay.)
unused='cares|brotlidec|brotlienc|sqlite3'
tls='ssl|crypto'

# The program and every library it loads, but for LIBRARY itself.
others() {
  echo "$program"
  ldd "$program" | awk -v own="$(basename "$library")" '$1 != own && $3 ~ /^\// { print $3 } $1 ~ /^\// { print $1 }'
}

works() {
  check='{ "a": [1, 2, { "b": /x/.test("x") }] }'
  script=$folder/prelink_check.js
  echo "print(JSON.stringify(eval('($check)')) + new Date(0).toISOString())" > "$script"
  [ "$("$program" "$script" 2>&1)" = '{"a":[1,2,{"b":true}]}1970-01-01T00:00:00.000Z' ]
}

# make_copy ARGUMENT...: what the tool is to be told besides the two files.
make_copy() {
  "$prelink" "$library" "$copy.new" "$@" && mv "$copy.new" "$copy" && works
}

# Without nm, where only the package is installed: whenever the program has changed.
exports=$(if command -v nm > /dev/null; then nm -D --defined-only "$program" | awk '{ print $3 }' | sort; else cat "$program"; fi | cksum)
stamp="$exports $(cat "$prelink" "$0" | cksum) $(stat -L -c '%s %Y' "$library")"
[ -f "$copy" ] && [ "$stamp" = "$(cat "$folder/prelink.stamp" 2> /dev/null)" ] && exit 0

rm -f "$copy" "$folder/prelink.stamp"
all=$(others)
# make_copy_without NAMES: said where it fails.
# The names are words of lists.
# shellcheck disable=SC2046
make_copy_without() {
  make_copy $(echo "$all" | grep -Ev "/lib($1)\.so") -- $(echo "$all" | grep -E "/lib($1)\.so") && return
  echo "prelink: no copy without $1; starting will take longer"
  return 1
}
# shellcheck disable=SC2086
if make_copy_without "$unused|$tls" || make_copy_without "$unused" || make_copy $all; then
  echo "$stamp" > "$folder/prelink.stamp"
  exit 0
fi
rm -f "$copy" "$copy.new"
echo "prelink: no copy of $library that works; starting will take longer"
