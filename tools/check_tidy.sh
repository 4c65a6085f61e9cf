#!/bin/sh
# check_tidy.sh BUILD JOBS [FILE...]: fails where clang-tidy finds a fault in the sources (.clang-tidy), all of them if
# none is named. BUILD has compile_commands.json.
set -eu
cd "$(dirname "$0")/.."
build=$1 jobs=$2
shift 2
sources() {
  if [ $# -gt 0 ]; then printf '%s\n' "$@"; else find src -name '*.cc'; fi
}

# "N warnings generated" counts what the compiler says of the headers of others, which is not shown.
if found=$(sources "$@" | xargs -P "$jobs" -n 1 clang-tidy-14 -p "$build" --quiet --warnings-as-errors='*' 2>&1); then
  echo 'tidy: as it should be'
else
  echo "$found" | grep -v 'warnings\{0,1\} generated\.$'
  exit 1
fi
