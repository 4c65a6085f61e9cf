#!/bin/sh
# examples/https_server.js renews its certificate, https_client.js shows one, starttls.js goes on in secret, mutual.js knows who asks.
set -eu
work=$(mktemp -d)
pids=
trap 'for pid in $pids; do kill "$pid" 2> /dev/null || true; done; rm -rf "$work"' EXIT
from=test/tls/fixtures

fail() {
  echo "$*" >&2
  exit 1
}

# serve EXAMPLE ARGUMENT...: starts it; its port is in $port then, and its pid in $pid.
serve() {
  rm -f "$work/out"
  "$NODE" "examples/$1" 0 "$2" "$3" ${4+"$4"} > "$work/out" 2> "$work/errors" &
  pid=$!
  pids="$pids $pid"
  for _ in $(seq 200); do
    grep -qs localhost "$work/out" && break
    sleep 0.05
  done
  port=$(sed -n 's|https://localhost:\(.*\)/|\1|p' "$work/out")
}

cp $from/localhost.pem "$work/c.pem"
cp $from/localhost.key "$work/c.key"
serve https_server.js "$work/c.pem" "$work/c.key"
out=$("$NODE" examples/https_client.js localhost "$port" / $from/authority.pem)
echo "$out" | grep -q 'CN=localhost,O=Tests, vouched for by CN=Test Authority' || fail "$out"
echo "$out" | grep -q 'hello over TLSv1.3' || fail "$out"
"$NODE" examples/https_client.js localhost "$port" 2>&1 | grep -q UNABLE_TO_GET_ISSUER_CERT_LOCALLY
cp $from/chained.pem "$work/c.pem"
kill -HUP "$pid" # not the key of that certificate
for _ in $(seq 200); do
  grep -q 'the old certificate stays' "$work/errors" && break
  sleep 0.05
done
cp $from/chained.key "$work/c.key"
kill -HUP "$pid"
for _ in $(seq 200); do
  out=$("$NODE" examples/https_client.js localhost "$port" / $from/authority.pem)
  echo "$out" | grep -q 'CN=Test Intermediate' && break
  sleep 0.05
done
echo "$out" | grep -q 'CN=Test Intermediate' || fail "not renewed: $out"

out=$("$NODE" examples/starttls.js $from/localhost.pem $from/localhost.key $from/authority.pem)
echo "$out" | grep -q '221 bye, in secret' || fail "$out"

serve mutual.js $from/localhost.pem $from/localhost.key $from/authority.pem
out=$(curl -s --cacert $from/authority.pem --cert $from/client.pem --key $from/client.key "https://localhost:$port/")
echo "$out" | grep -q '^CN=A Client until' || fail "$out"
curl -s --cacert $from/authority.pem "https://localhost:$port/" > /dev/null && fail 'without a certificate'
for _ in $(seq 200); do
  grep -q PEER_DID_NOT_RETURN_A_CERTIFICATE "$work/out" && break
  sleep 0.05
done
grep -q PEER_DID_NOT_RETURN_A_CERTIFICATE "$work/out"
