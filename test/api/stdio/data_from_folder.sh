#!/bin/sh
# stdin that cannot be read emits "close" with the Error that says why.
set -eu
[ "$("$NODE" -e '
  node.stdio.addListener("close", function (error) { puts(error.code); });
  node.stdio.open();
' < /tmp)" = EISDIR ]
