#!/bin/sh
# serve.sh PORT FILE [CERTIFICATE KEY]: h2o in one thread, which answers every request with a file, over https where there is a
# certificate, compressed (gzip, level 6) for those who accept that.
set -eu
work=${TMPDIR:-/tmp}/bench-h2o-$1
mkdir -p "$work"
secure=
[ $# -lt 4 ] || secure=", ssl: { certificate-file: $3, key-file: $4 }"
cat > "$work/h2o.conf" << END
num-threads: 1
user: $(id -un)
listen: { host: 127.0.0.1, port: $1$secure }
compress: { gzip: 6 }
compress-minimum-size: 1000
hosts:
  default:
    paths:
      /:
        file.dir: $(dirname "$2")
        file.index: [ $(basename "$2") ]
END
exec h2o -c "$work/h2o.conf"
