#!/bin/sh
# serve.sh PORT CERTIFICATE KEY WHAT: nginx, one process, over https. WHAT is the answer, or a number: so many bytes of a file.
set -eu
port=$1 certificate=$2 key=$3 what=$4
work=${TMPDIR:-/tmp}/bench-nginx-$port
mkdir -p "$work"
answer="default_type text/plain; return 200 '$what';"
if [ "$what" -gt 0 ] 2> /dev/null; then
  yes 0123456789abcdef | tr -d '\n' | head -c "$what" > "$work/index.html"
  answer="root $work;"
fi
cat > "$work/nginx.conf" << END
pid $work/pid;
error_log /dev/null;
daemon off;
master_process off;
events { worker_connections 20000; }
http {
  access_log off;
  keepalive_requests 100000000;
  sendfile on;
  client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work; uwsgi_temp_path $work; scgi_temp_path $work;
  server {
    listen 127.0.0.1:$port ssl;
    ssl_certificate $certificate;
    ssl_certificate_key $key;
    ssl_protocols TLSv1.2 TLSv1.3;
    location / { $answer }
  }
}
END
exec nginx -c "$work/nginx.conf"
