#!/bin/sh
# Chromium shows a page over https.
command -v chromium > /dev/null || exit 77
. test/api/tls/fixtures/peers.sh
spki=$(openssl x509 -in $pem.pem -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64)
HOME=$work timeout 50 chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" \
  --ignore-certificate-errors-spki-list="$spki" --dump-dom "https://localhost:$port/page" > "$work/dom" 2> "$work/errors" ||
  fail "$(tail -3 "$work/errors")"
grep -q '42 by https' "$work/dom" || fail "$(cat "$work/dom")"
