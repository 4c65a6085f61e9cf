#!/bin/sh
# A string of many megabytes goes out whole, and a string put together from very many pieces as well.
set -eu
[ "$("$NODE" -e '
  puts(new Array(30000001).join("x"));
  var text = "";
  for (var i = 0; i < 1000000; i++) text += "\u00e9";
  print(text);
' | wc -c)" = 32000001 ]
