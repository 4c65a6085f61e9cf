#!/bin/sh
# serve.sh PORT WHAT [CERTIFICATE KEY]: nginx in one process, over https where there is a certificate. WHAT is one of
#     text:TEXT    the answer
#     bytes:N      so many bytes of a file
#     file:PATH    a file, whatever the path of the request
#     gzip:PATH    the same, compressed (level 6)
#     proxy:PORT   what another server on this machine answers
#     fair:PATH    "Hello World", and a file as /big
set -eu
port=$1 what=$2
work=${TMPDIR:-/tmp}/bench-nginx-$port
mkdir -p "$work"
file_of() { printf 'root %s; rewrite ^ /%s break;' "$(dirname "$1")" "$(basename "$1")"; }
upstream=
case $what in
  text:*) answer="return 200 '${what#*:}';" ;;
  bytes:*)
    yes 0123456789abcdef | tr -d '\n' | head -c "${what#*:}" > "$work/bytes"
    answer=$(file_of "$work/bytes") ;;
  file:*) answer=$(file_of "${what#*:}") ;;
  gzip:*) answer="gzip on; gzip_comp_level 6; gzip_types *; $(file_of "${what#*:}")" ;;
  fair:*) answer="client_max_body_size 0; return 200 'Hello World'; } location = /big { $(file_of "${what#*:}")" ;;
  proxy:*)
    upstream="upstream behind { server 127.0.0.1:${what#*:}; keepalive 100; }"
    answer='proxy_pass http://behind; proxy_http_version 1.1; proxy_set_header Connection "";' ;;
  *) echo "serve.sh: what is $what?" >&2; exit 2 ;;
esac
secure=
[ $# -lt 4 ] || secure="ssl_certificate $3; ssl_certificate_key $4; ssl_protocols TLSv1.2 TLSv1.3;"
cat > "$work/nginx.conf" << END2
pid $work/pid;
error_log /dev/null;
daemon off;
master_process off;
events { worker_connections 15000; }
http {
  access_log off;
  keepalive_requests 100000000;
  sendfile on;
  tcp_nopush on;
  client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/fastcgi;
  uwsgi_temp_path $work/uwsgi; scgi_temp_path $work/scgi;
  $upstream
  server {
    listen 127.0.0.1:$port${secure:+ ssl};
    $secure
    default_type text/plain;
    location / { $answer }
  }
}
END2
exec nginx -c "$work/nginx.conf"
