#!/bin/sh
# puts() writes String(value) and a newline, print() the same without one; they return nothing.
set -eu
[ "$("$NODE" -e '
  puts("text");
  [5, true, null, undefined, [1, [2, 3]], { toString: function () { return "own"; } }, Symbol("s"), 10n, -0]
      .forEach(function (value) { puts(value); });
  puts();
  puts("");
  print("a");
  print(1);
  print(undefined);
  print("\n");
  puts([puts(""), print("")]);
')" = "text
5
true
null
undefined
1,2,3
own
Symbol(s)
10
0
undefined

a1undefined

," ]
