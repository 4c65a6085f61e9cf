#!/bin/sh
# serve.sh PORT UPSTREAM: HAProxy in one thread, in front of another server on this machine.
set -eu
work=${TMPDIR:-/tmp}/bench-haproxy-$1
mkdir -p "$work"
cat > "$work/haproxy.cfg" << END2
global
  nbthread 1
defaults
  mode http
  timeout connect 10s
  timeout client 60s
  timeout server 60s
frontend here
  bind 127.0.0.1:$1
  default_backend behind
backend behind
  http-reuse always
  server one 127.0.0.1:$2
END2
exec haproxy -db -f "$work/haproxy.cfg"
