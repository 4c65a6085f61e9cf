#!/bin/sh
# At the end of the input stdin is closed: close() throws, open() opens it anew, and finds the end again.
set -eu
[ "$("$NODE" -e '
  var times = 0;
  node.stdio.addListener("close", function () {
    try {
      node.stdio.close();
    } catch (error) {
      puts(error instanceof Error);
    }
    if (++times < 3) node.stdio.open();
  });
  node.stdio.open();
' < /dev/null)" = "true
true
true" ]
