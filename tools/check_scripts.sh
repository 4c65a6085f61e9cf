#!/bin/sh
# check_scripts.sh: fails where eslint finds a fault in a script (lint/eslint.config.mjs).
set -eu
cd "$(dirname "$0")/.."
tools/lint/setup.sh
nodejs tools/lint/node_modules/eslint/bin/eslint.js --config tools/lint/eslint.config.mjs --max-warnings 0 \
  lib examples bench/ours test tools
echo 'scripts: as they should be'
