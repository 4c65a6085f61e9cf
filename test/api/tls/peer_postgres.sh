#!/bin/sh
# A client of PostgreSQL over TLS (SSLRequest, then startSecure) at the real server: the server says that it is encrypted; a server
# without TLS, or with a certificate of another authority, gets no password.
set -eu
. test/api/extensions/fixtures/postgres_programs.sh

fail() {
  echo "$*" >&2
  cat "$data/log" >&2
  exit 1
}

data=$(mktemp -d)
clean() {
  as_user "$server/pg_ctl" -D "$data/db" -m immediate stop > /dev/null 2>&1 || true
  rm -rf "$data"
}
trap clean EXIT
cp test/tls/fixtures/localhost.pem test/tls/fixtures/localhost.key test/tls/fixtures/foreign.pem \
  test/tls/fixtures/foreign.key test/tls/fixtures/authority.pem "$data"
chmod 600 "$data"/*.key
[ "$(id -u)" != 0 ] || chown -R postgres "$data"
printf secret > "$data/password"
as_user "$server/initdb" -D "$data/db" -A scram-sha-256 -U test -N --pwfile="$data/password" > /dev/null
printf 'hostssl all all 127.0.0.1/32 scram-sha-256\nlocal all all reject\n' > "$data/db/pg_hba.conf"

# start SETTINGS...: the server on a free port.
start() {
  settings="-k $data -c listen_addresses=127.0.0.1 -c fsync=off"
  for setting; do settings="$settings -c $setting"; done
  as_user "$server/pg_ctl" -D "$data/db" -m immediate stop > /dev/null 2>&1 || true
  for _ in 1 2 3; do
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    as_user "$server/pg_ctl" -D "$data/db" -l "$data/log" -w -o "-p $port $settings" start > /dev/null && return
  done
  fail "PostgreSQL does not start"
}

# ask PASSWORD QUERY: what the client prints.
ask() {
  timeout 20 "$NODE" test/api/tls/fixtures/postgres.js "$port" localhost test/tls/fixtures/authority.pem test "$@"
}

start ssl=on "ssl_cert_file=$data/localhost.pem" "ssl_key_file=$data/localhost.key"
out=$(ask secret 'select ssl, version, $$ü$$, null from pg_stat_ssl where pid = pg_backend_pid()')
[ "$out" = 't|TLSv1.3|ü|' ] || fail "$out"
out=$(ask secret "select count(*), sum(length(x)) from (select repeat('x', n) x from generate_series(1, 300) n) s")
[ "$out" = '300|45150' ] || fail "$out"
out=$(ask secret "select repeat('0123456789', 30000)" | wc -c)
[ "$out" = 300001 ] || fail "300000 bytes came as $out"
ask wrong 'select 1' | grep -q '^error: ' || fail 'a wrong password'

start ssl=on "ssl_cert_file=$data/localhost.pem" "ssl_key_file=$data/localhost.key" ssl_max_protocol_version=TLSv1.2
out=$(ask secret 'select version from pg_stat_ssl where pid = pg_backend_pid()')
[ "$out" = TLSv1.2 ] || fail "$out"

start ssl=on "ssl_cert_file=$data/foreign.pem" "ssl_key_file=$data/foreign.key"
out=$(ask secret 'select 1')
[ "$out" = 'ended: UNABLE_TO_GET_ISSUER_CERT_LOCALLY' ] || fail "$out"

start ssl=off
out=$(ask secret 'select 1')
[ "$out" = 'the server has no TLS' ] || fail "$out"
