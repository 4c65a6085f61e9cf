#!/bin/sh
# p() prints the JSON of a value and a newline.
set -eu
[ "$("$NODE" -e '
  p({ a: [1, "two", null], "b c": { d: true } });
  p("text\n");
  p(5);
  p(NaN);
  p(null);
  p([undefined, function () {}]);
  p({ left: undefined, out: function () {} });
  p(new Date(0));
  p({ toJSON: function () { return "own"; } });
  p("\u00e9");
  puts(p(1));
')" = '{"a":[1,"two",null],"b c":{"d":true}}
"text\n"
5
null
null
[null,null]
{}
"1970-01-01T00:00:00.000Z"
"own"
"é"
1
undefined' ]
