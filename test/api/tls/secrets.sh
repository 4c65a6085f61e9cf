#!/bin/sh
# Neither a key nor its passphrase is in what console.log, p and an error show of what was made with them.
set -eu
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cat > "$work/test.js" << 'END'
var fixtures = "test/tls/fixtures/";
var secure = {
  certificateFile: fixtures + "localhost.pem",
  key: node.fs.cat(fixtures + "locked.key").wait(),
  passphrase: "my-passphrase"
};
function show(make) {
  var made;
  try { made = make(); } catch (error) { made = error; }
  console.log(made);
  console.log("%j %o", made, made);
  p(made);
}
function all() {
  show(function () { return node.tcp.createServer(null, {secure: secure}); });
  show(function () { return node.http.createServer(null, {secure: secure}); });
  show(function () { return node.http.createClient(1, "x", {secure: secure}); });
  show(function () { return node.tcp.createConnection(1, "127.0.0.1", {secure: secure}); });
}
all(); // the wrong passphrase
secure.passphrase = "secret-passphrase";
secure.key = node.fs.cat(fixtures + "localhost.key").wait();
all();
secure.certificateFile = fixtures + "a.pem"; // not its key
all();
show(function () { return node.crypto.sign("rsa-pss-sha256", secure.key, "x"); });
show(function () { return node.crypto.sign("none", secure.key, "x"); });
show(function () { return new node.crypto.Hash("sha256", "secret-passphrase"); });
show(function () { return node.crypto.hmac("none", "secret-passphrase", "x"); });
show(function () { return node.crypto.seal("secret-passphrase", "x"); });
process.addListener("uncaughtException", function () {});
END
timeout 30 "$NODE" "$work/test.js" > "$work/out" 2>&1
grep -q KEY_VALUES_MISMATCH "$work/out"
grep -q '^Server' "$work/out"
for secret in PRIVATE MIGH passphrase\" my-passphrase secret-passphrase; do
  if grep -n -e "$secret" "$work/out"; then exit 1; fi
done
