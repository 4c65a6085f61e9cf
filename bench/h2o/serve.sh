#!/bin/sh
# serve.sh PORT FILE: h2o in one thread, which answers every request with a file.
set -eu
work=${TMPDIR:-/tmp}/bench-h2o-$1
mkdir -p "$work"
cat > "$work/h2o.conf" << END2
num-threads: 1
user: $(id -un)
listen: { host: 127.0.0.1, port: $1 }
hosts:
  default:
    paths:
      /:
        file.dir: $(dirname "$2")
        file.index: [ $(basename "$2") ]
END2
exec h2o -c "$work/h2o.conf"
