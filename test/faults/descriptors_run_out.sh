#!/bin/sh
# Where descriptors run out, each section of the API says so in an Error with code EMFILE, and goes on when some are free.
set -eu
ulimit -n 64
exec "$NODE" "$(dirname "$0")/fixtures/descriptors_run_out.js"
