#!/bin/sh
# nginx in one process, which serves a file at /: nginx.sh PORT FILE
set -eu
folder=$(mktemp -d)
chmod 755 "$folder"
cat > "$folder/nginx.conf" <<END
daemon off;
master_process off;
pid $folder/pid;
error_log /dev/null;
events { worker_connections 4096; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  server {
    listen 127.0.0.1:$1;
    default_type text/plain;
    root $(dirname "$2");
    rewrite ^ /$(basename "$2") break;
  }
}
END
exec nginx -c "$folder/nginx.conf"
