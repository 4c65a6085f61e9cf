#!/bin/sh
# opened_libraries.sh PROGRAM: prints the paths of the libraries that the program opens when it first needs them, but is not
# linked with: those whose file names ("libz.so.1") stand in it.
set -eu
program=${1:?usage: opened_libraries.sh PROGRAM}

needed=$(objdump -p "$program" | awk '$1 == "NEEDED" { print $2 }')
folder=$(dirname "$(ldd "$program" | awk '$1 == "libc.so.6" { print $3 }')")
LC_ALL=C grep -aoE 'lib[a-z0-9_+-]+\.so\.[0-9]+' "$program" | sort -u | while read -r name; do
  echo "$needed" | grep -qFx "$name" || ls "$folder/$name"
done
