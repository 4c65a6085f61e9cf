#!/bin/sh
# node.cwd() is the folder the program runs in, and throws the system's error where that folder is gone.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
[ "$("$NODE" -e 'puts(node.cwd())')" = "$(pwd -P)" ]
mkdir gone
cd gone
rmdir ../gone
[ "$("$NODE" -e 'try { node.cwd(); } catch (error) { puts(error.code); }')" = ENOENT ]
