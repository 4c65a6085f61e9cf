#!/bin/sh
# The examples build with nothing but what the program in the build folder prints, and run.
. "$(dirname "$0")/fixtures/compile.sh"
. "$here/fixtures/postgres.sh"
. "$here/fixtures/examples.sh"
