#!/bin/sh
# Functions that a program adds to Object.prototype do not show in what p() prints.
set -eu
[ "$("$NODE" -e '
  Object.prototype.added = function () {};
  Array.prototype.more = function () {};
  p({ a: [1] });
  p({ a: [1n] });
')" = '{"a":[1]}
{"a":[1n]}' ]
