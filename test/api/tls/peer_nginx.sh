#!/bin/sh
# nginx in front of a secure server (proxy_ssl, verified), and as a server that node.cat reads from.
. test/api/tls/fixtures/peers.sh
front=$(free_port)
plain=$(free_port)
mkdir "$work/root"
head -c 500000 /dev/urandom | base64 > "$work/root/file"
cat > "$work/nginx.conf" << END
pid $work/pid;
error_log $work/errors;
daemon off;
worker_processes 1;
events {}
http {
  access_log off;
  client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work; uwsgi_temp_path $work; scgi_temp_path $work;
  server {
    listen 127.0.0.1:$plain;
    location / {
      proxy_pass https://127.0.0.1:$port;
      proxy_ssl_verify on;
      proxy_ssl_name localhost;
      proxy_ssl_server_name on;
      proxy_ssl_trusted_certificate $PWD/$ca;
    }
  }
  server {
    listen 127.0.0.1:$front ssl;
    ssl_certificate $PWD/$pem.pem;
    ssl_certificate_key $PWD/$pem.key;
    root $work/root;
  }
}
END
nginx -c "$work/nginx.conf" 2> "$work/nginx.log" &
pids="$pids $!"
soon curl -s "http://127.0.0.1:$plain/"
for _ in 1 2 3; do
  [ "$(curl -s "http://127.0.0.1:$plain/")" = hello ] || fail proxy
done
[ "$(curl -s "http://127.0.0.1:$plain/big" | wc -c)" = 1048576 ] || fail 'big by proxy'
curl -s "http://127.0.0.1:$plain/secure" | grep -q '"resumed":true' || fail 'no session is resumed'
echo 'print(node.cat(ARGV[2]).wait());' > "$work/cat.js"
NODE_EXTRA_AUTHORITIES=$ca "$NODE" "$work/cat.js" "https://localhost:$front/file" > "$work/got"
cmp "$work/got" "$work/root/file"
