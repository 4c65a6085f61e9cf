#!/bin/sh
# check_format.sh [--fix]: fails, naming the files, where clang-format would change a C++ source or prettier a script;
# --fix changes them. The versions are pinned (packages.sh, lint/package.json), since each formats otherwise.
set -eu
cd "$(dirname "$0")/.."
tools/packages.sh format
tools/lint/setup.sh

scripts='{lib,examples,bench/ours,test,tools}/**/*.{js,mjs}'
prettier() {
  nodejs tools/lint/node_modules/prettier/bin/prettier.cjs --log-level warn "$@" "$scripts"
}

# One process for all: starting it takes longer than most files.
clang_format() {
  find src include test bench examples tools \( -name node_modules -o -path bench/peers \) -prune -o \
    \( -name '*.h' -o -name '*.cc' \) -print0 | xargs -0 clang-format-14 "$@"
}

if [ "${1-}" = --fix ]; then
  clang_format -i
  prettier --write
  exit 0
fi
changed=$(
  clang_format --dry-run 2>&1 | sed -n 's/:[0-9]*:[0-9]*: warning: code should be clang-formatted.*//p' | sort -u
  prettier --list-different || true
)
[ -z "$changed" ] && echo 'format: as it should be' && exit 0
printf 'not formatted (make format mends it):\n%s\n' "$changed"
exit 1
