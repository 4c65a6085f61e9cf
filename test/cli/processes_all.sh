#!/bin/sh
# --processes 0 starts as many workers as there are processors for the program, and NODE_PROCESS numbers them from 0.
test "$("$NODE" --processes 0 -e 'puts(ENV.NODE_PROCESS)' | sort -n | tr '\n' ' ')" = \
  "$(seq 0 $(($(nproc) - 1)) | tr '\n' ' ')"
