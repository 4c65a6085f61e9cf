#!/bin/sh
# A name that is not found beside the file is looked up in the folders of NODE_LIBRARY_PATHS, in their order.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/app" "$folder/first" "$folder/second"
echo 'exports.from = "beside";' > "$folder/app/beside.js"
echo 'exports.from = "first";' | tee "$folder/first/beside.js" "$folder/first/both.js" > /dev/null
echo 'exports.from = "second"; exports.friend = require("friend.js").from;' > "$folder/second/only.js"
echo 'exports.from = "second";' | tee "$folder/second/both.js" "$folder/second/friend.js" > /dev/null
cat > "$folder/app/main.js" <<'END'
var check = require(ARGV[2]);
check.equal(require("beside.js").from, "beside");
check.equal(require("both.js").from, "first");
check.equal(require("only.js").from, "second");
check.equal(require("only.js").friend, "second");
check.equal(require("both.js"), require(ARGV[3] + "/first/both.js"));
require_async("both.js").addCallback(check.mustCall(function (both) {
  check.equal(both, require("both.js"));
}));
require_async("friend.js").addCallback(check.mustCall(function (friend) {
  check.equal(friend.from, "second");
}));
var error = check.throws(function () { require("nowhere.js"); }, /ENOENT/);
[ARGV[3] + "/app/nowhere.js", ARGV[3] + "/first", ARGV[3] + "/second"].forEach(function (tried) {
  check.ok(error.message.indexOf(tried) >= 0, error.message);
});
require_async("nowhere.js").addErrback(check.mustCall(function (asynchronous) {
  check.equal(asynchronous.message, error.message);
}));
check.throws(function () { require(ARGV[3] + "/app/only.js"); }, /ENOENT/);
END
NODE_LIBRARY_PATHS="$folder/first:$folder/none:$folder/second" \
  "$NODE" "$folder/app/main.js" "$PWD/test/api/check.js" "$folder"
cd "$folder"
NODE_LIBRARY_PATHS="first:second" "$NODE" app/main.js "$OLDPWD/test/api/check.js" "$folder"
