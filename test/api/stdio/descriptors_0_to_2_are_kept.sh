#!/bin/sh
# No socket, file or pipe of a program that was started without stdin, stdout or stderr becomes one, or gets what it prints.
set -eu
fixture=$(dirname "$0")/fixtures/descriptors_0_to_2.js
null=/dev/null
"$NODE" "$fixture" - - - < /dev/null
"$NODE" "$fixture" $null - - <&-
"$NODE" "$fixture" - $null - >&-
"$NODE" "$fixture" - - $null 2>&-
"$NODE" "$fixture" $null $null - <&- >&-
"$NODE" "$fixture" $null $null $null <&- >&- 2>&-
# Where there is no /dev/null either (that stdout is lost would show in the exit code).
unshare -m true 2> /dev/null || exit 0
unshare -m sh -c 'mount -t tmpfs none /dev && exec "$@" <&- 2>&-' sh "$NODE" "$fixture" / - /
