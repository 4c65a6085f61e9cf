#!/bin/sh
# workers.sh WORKERS PORT: nginx with so many workers, which answer what bench/ours/http_hello.js answers.
set -eu
workers=$1 port=$2
work=${TMPDIR:-/tmp}/bench-nginx-$port
mkdir -p "$work"
cat > "$work/nginx.conf" << END
pid $work/pid;
error_log /dev/null;
daemon off;
worker_processes $workers;
events { worker_connections 20000; }
http {
  access_log off;
  keepalive_requests 100000000;
  client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work; uwsgi_temp_path $work; scgi_temp_path $work;
  server {
    listen 127.0.0.1:$port;
    location / { default_type text/plain; return 200 'Hello World'; }
  }
}
END
exec nginx -c "$work/nginx.conf"
