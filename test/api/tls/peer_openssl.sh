#!/bin/sh
# openssl s_client: both versions, resumption, no old version, no renegotiation, no early data, close_notify. s_server: our client.
. test/api/tls/fixtures/peers.sh

# ask OPTION...: one request by s_client.
ask() {
  printf 'GET /secure HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' |
    timeout 10 openssl s_client -connect "127.0.0.1:$port" -servername localhost -CAfile $ca -verify_return_error \
      -ign_eof "$@" 2>&1
}

for version in 1_2 1_3; do
  out=$(ask -tls$version -sess_out "$work/session")
  echo "$out" | grep -q "\"version\":\"TLSv1.${version#1_}\"" || fail "$out"
  echo "$out" | grep -q '"resumed":false' || fail "$out"
  echo "$out" | grep -q closed || fail "$out"
  out=$(ask -tls$version -sess_in "$work/session")
  echo "$out" | grep -q '"serverName":"localhost","resumed":true' || fail "$out"
done
echo "$out" | grep -q 'Max Early Data: [1-9]' && fail "early data: $out"
for old in tls1 tls1_1; do
  out=$(ask -$old -cipher 'ALL:@SECLEVEL=0') && fail "$old: $out"
done
soon grep -q UNSUPPORTED_PROTOCOL "$work/log"
out=$(ask -tls1_2 -cipher AES128-SHA) && fail "no forward secrecy: $out"
soon grep -q NO_SHARED_CIPHER "$work/log"
out=$(ask -CAfile $pem.pem) && fail "a certificate as its own authority: $out"
soon grep -q TLSV1_ALERT_UNKNOWN_CA "$work/log"

# R in a line of its own has s_client renegotiate.
out=$({ sleep 0.3; echo R; sleep 0.5; } | timeout 10 openssl s_client -tls1_2 -connect "127.0.0.1:$port" -CAfile $ca 2>&1) || true
echo "$out" | grep -qi 'no renegotiation' || fail "renegotiation: $out"

# Plain HTTP, garbage, half a hello: each is told, and others are served.
printf 'GET / HTTP/1.1\r\n\r\n' | nc -q 1 127.0.0.1 "$port" > /dev/null || true
soon grep -q HTTP_REQUEST "$work/log"
head -c 100000 /dev/zero | nc -q 1 127.0.0.1 "$port" > /dev/null || true
soon grep -q WRONG_VERSION_NUMBER "$work/log"
printf '\026\003\001\002\000\001\000' | nc -q 1 127.0.0.1 "$port" > /dev/null || true
soon grep -q TRUNCATED "$work/log"
ask | grep -q '"version"' || fail 'after garbage'

# Our client at s_server: it wants a certificate, and echoes lines backwards.
s_port=$(free_port)
openssl s_server -accept "127.0.0.1:$s_port" -cert $pem.pem -key $pem.key -rev -Verify 2 -verify_return_error \
  -CAfile $ca > "$work/s_server" 2>&1 &
pids="$pids $!"
soon grep -q ACCEPT "$work/s_server"
cat > "$work/client.js" << 'END'
var connection = node.tcp.createConnection(Number(ARGV[2]), "localhost", {
  secure: {
    authoritiesFile: "test/tls/fixtures/authority.pem",
    certificateFile: "test/tls/fixtures/client.pem",
    keyFile: "test/tls/fixtures/client.key"
  }
});
connection.setEncoding("ascii");
connection.addListener("connect", function () {
  connection.send("abc\n");
});
connection.addListener("receive", function (data) {
  puts(data);
  connection.close();
});
connection.addListener("close", function (hadError, error) {
  if (hadError) puts(error);
});
END
out=$(timeout 10 "$NODE" "$work/client.js" "$s_port")
[ "$out" = cba ] || fail "s_server: $out"
