#!/bin/sh
# node.debug() prints what puts() prints, after what was printed before.
set -eu
[ "$("$NODE" -e '
  print("1 ");
  node.debug("2");
  node.debug(undefined);
  node.debug([1, 2]);
  puts("3");
')" = '1 2
undefined
1,2
3' ]
