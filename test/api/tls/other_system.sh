#!/bin/sh
# The system's authorities are found where another system has them than the one that OpenSSL was built for.
set -eu
# OpenSSL's own place is empty here, and the place of SUSE has our authority.
# shellcheck disable=SC2016
inside='
  mount -t tmpfs tmpfs "$1" && mount -t tmpfs tmpfs /etc/ssl || exit 77
  cp test/tls/fixtures/authority.pem /etc/ssl/ca-bundle.pem
  exec "$NODE" "$2"'
script=$(mktemp)
trap 'rm "$script"' EXIT
cat > "$script" << 'END'
var fixtures = "test/tls/fixtures/";
var server = node.tcp.createServer(function (connection) {
  connection.addListener("eof", function () { connection.close(); });
}, { secure: { certificateFile: fixtures + "localhost.pem", keyFile: fixtures + "localhost.key" } });
server.listen(0);
var client = node.tcp.createConnection(server.port, "localhost", { secure: true });
client.addListener("connect", function () { puts("trusted"); client.close(); });
client.addListener("close", function (hadError, error) { if (hadError) puts(error.code); server.close(); });
END
openssl=$(openssl version -d | sed 's/^OPENSSLDIR: "\(.*\)"$/\1/')
if unshare --mount true 2> /dev/null; then private="unshare --mount"; else private="unshare --map-root-user --mount"; fi
$private true 2> /dev/null || exit 77
code=0
# shellcheck disable=SC2086
said=$(env -u SSL_CERT_FILE -u SSL_CERT_DIR $private sh -c "$inside" sh "$openssl" "$script") || code=$?
[ "$code" = 0 ] || exit "$code"
[ "$said" = trusted ] || {
  echo "said: $said"
  exit 1
}
