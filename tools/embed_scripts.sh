#!/bin/sh
# embed_scripts.sh OUTPUT SCRIPT...: writes the C++ source that holds the scripts as bytes, as
# src/js/builtins_data.h declares them. A script with a byte that is not ASCII is refused: V8 reads the bytes as Latin-1.
set -eu
export LC_ALL=C

output=$1
shift
part=$output.part

{
  echo '#include "js/builtins_data.h"'
  echo 'namespace js {'
  echo 'namespace {'
  n=0
  for script in "$@"; do
    if ! tr -d '\000-\177' < "$script" | cmp -s - /dev/null; then
      echo "$script: not ASCII only:" >&2
      grep -n '[^ -~[:blank:]]' "$script" >&2
      exit 1
    fi
    echo "const char kData${n}[] = {"
    od -An -v -tu1 "$script" | sed 's/  */,/g; s/^,//; s/$/,/'
    echo '0};'
    n=$((n + 1))
  done
  echo '}  // namespace'
  echo 'const BuiltinSource kBuiltinSources[] = {'
  n=0
  for script in "$@"; do
    echo "    {\"$(basename "$script" .js)\", kData$n, sizeof(kData$n) - 1},"
    n=$((n + 1))
  done
  echo '    {nullptr, nullptr, 0}};'
  echo "const size_t kBuiltinSourceCount = $n;"
  echo '}  // namespace js'
} > "$part"
mv "$part" "$output"
