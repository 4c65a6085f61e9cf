#!/bin/sh
# check_format.sh [--fix]: names the C++ files that clang-format would change, for information; --fix changes them.
set -eu
cd "$(dirname "$0")/.."

if ! command -v clang-format > /dev/null; then
  echo 'format: not looked at, there is no clang-format'
  exit 0
fi
# One process for all: starting it takes longer than most files.
find src include test bench tools -path bench/peers -prune -o \( -name '*.h' -o -name '*.cc' \) -print0 |
  xargs -0 clang-format --dry-run 2>&1 |
  sed -n 's/:[0-9]*:[0-9]*: warning: code should be clang-formatted.*//p' | sort -u |
  while read -r file; do
    if [ "${1-}" = --fix ]; then
      clang-format -i "$file"
      echo "format: changed $file"
    else
      echo "format: clang-format would change $file"
    fi
  done
