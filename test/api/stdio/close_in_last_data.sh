#!/bin/sh
# close(), called when the last piece comes at the end of the input, emits the one "close" there is.
set -eu
[ "$(printf 'x\303' | "$NODE" -e '
  node.stdio.addListener("data", function (data) {
    puts(data);
    if (data === "\ufffd") node.stdio.close();
  });
  node.stdio.addListener("close", function () { puts("close"); });
  node.stdio.open();
')" = "$(printf 'x\n\357\277\275\nclose')" ]
