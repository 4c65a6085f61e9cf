#!/bin/sh
# check_format.sh [--fix]: names the C++ files that clang-format would change, for information; --fix changes them.
set -eu
cd "$(dirname "$0")/.."

if ! command -v clang-format > /dev/null; then
  echo 'format: not looked at, there is no clang-format'
  exit 0
fi
files=$(find src include test bench -name '*.h' -o -name '*.cc' 2> /dev/null || true)
for file in $files; do
  clang-format "$file" | cmp -s - "$file" && continue
  if [ "${1-}" = --fix ]; then
    clang-format -i "$file"
    echo "format: changed $file"
  else
    echo "format: clang-format would change $file"
  fi
done
