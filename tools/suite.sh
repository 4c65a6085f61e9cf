#!/bin/sh
# suite.sh PROGRAM [ARGUMENT...]: runs the tests that need no build on a program that stands anywhere: installed, or a
# bundle's. The arguments are ctest's: -R '^(api|cli|protocol)/' takes these sections.
set -eu
program=$(realpath "${1:?usage: suite.sh PROGRAM [ARGUMENT...]}")
shift
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/CTestTestfile.cmake" <<END
set(source_dir "$(pwd)")
set(node_program "$program")
set(timeout 60)
include("$(pwd)/test/scripts.cmake")
END
ctest --test-dir "$folder" --output-on-failure --no-tests=error "$@"
