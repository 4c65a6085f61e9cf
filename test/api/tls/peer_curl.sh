#!/bin/sh
# curl gets answers over TLS 1.2 and 1.3, whole and several on a connection, and is told of an authority that it does not know.
. test/api/tls/fixtures/peers.sh
for version in 1.2 1.3; do
  [ "$(curl -s --cacert $ca --tlsv$version --tls-max $version "https://localhost:$port/")" = hello ] || fail $version
done
[ "$(curl -s --cacert $ca "https://localhost:$port/big" | wc -c)" = 1048576 ] || fail big
reused=$(curl -sv --cacert $ca "https://localhost:$port/" "https://localhost:$port/big" -o /dev/null -o /dev/null 2>&1)
echo "$reused" | grep -qi 're-\?using existing .*connection' || fail "$reused"
echo "$reused" | grep -q 'ALPN.*http/1.1' || fail "$reused"
openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=other -keyout "$work/key" -out "$work/other" 2> "$work/openssl"
code=0
curl -s --cacert "$work/other" "https://localhost:$port/" || code=$?
[ $code = 60 ] || fail "no authority: $code"
