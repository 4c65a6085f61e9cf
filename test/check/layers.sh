#!/bin/sh
# tools/check_layers.sh passes a tree that keeps to the layers, and names each file that does not.
set -eu
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

# plant FILE LINE: a file of the tree with this one line.
plant() {
  mkdir -p "$tree/$(dirname "$1")"
  echo "$2" > "$tree/$1"
}

fail() {
  echo "$1"
  exit 1
}

# refused FILE LINE TITLE: with that file in the tree the check fails, under the title, and names it.
refused() {
  plant "$1" "$2"
  if output=$(tools/check_layers.sh "$tree"); then fail "passed: $1: $2"; fi
  rm "$tree/$1"
  [ "$(echo "$output" | head -n 1)" = "$3:" ] || fail "not said of $1 that \"$3\": $output"
  case $output in *"
$1:"*) ;; *) fail "$1 is not named: $output" ;; esac
}

plant include/node/node.h '#include <ev.h>'
plant lib/tcp.js '"use strict";'
plant src/base/error.h '#include <string>'
plant src/bindings/tls.cc '#include "tls/credentials.h"'
plant src/compress/zlib.cc '#include <zlib.h>'
plant src/crypto/digest.cc '#include <openssl/evp.h>'
plant src/http/server.h '#include "net/listener.h"'
plant src/inspector/session.cc '#include <v8-inspector.h>'
plant src/js/wrap.h '#include <v8.h>'
plant src/loop/watcher.h '#include <ev.h>'
plant src/main.cc '#include "bindings/bindings.h"'
plant src/net/dns_channel.h '#include <ares.h>'
plant src/tls/filter.cc '#include "net/transport.h"'
plant src/websocket/handshake.cc '#include "http/server.h"'
tools/check_layers.sh "$tree" > /dev/null || fail "refused a tree that keeps to the layers"

from='includes from where it may not'
refused src/base/a.h '#include "loop/loop.h"' "src/base $from"
refused src/loop/a.cc '#include "net/stream.h"' "src/loop $from"
refused src/net/a.cc '#include "tls/filter.h"' "src/net $from"
refused src/net/a.cc '  #  include "http/server.h"' "src/net $from"
refused src/tls/a.cc '#include "http/server.h"' "src/tls $from"
refused src/http/a.cc '#include "websocket/frame.h"' "src/http $from"
refused src/http/a.cc '#include "js/wrap.h"' "src/http $from"
refused src/websocket/a.cc '#include "js/wrap.h"' "src/websocket $from"
refused src/compress/a.cc '#include "net/stream.h"' "src/compress $from"
refused src/crypto/a.cc '#include "loop/loop.h"' "src/crypto $from"
refused src/js/a.cc '#include "bindings/bindings.h"' "src/js $from"
refused src/inspector/a.cc '#include "bindings/bindings.h"' "src/inspector $from"
refused src/common/a.cc '#include "base/error.h"' 'in a folder of src/ that check_layers.sh does not know'
refused include/node/a.h '#include "js/wrap.h"' 'include/node includes from src'
refused src/websocket/a.cc '#include <v8.h>' 'V8 below the glue'
refused src/net/a.cc '#include <ev.h>' 'libev outside src/loop'
refused src/http/a.cc '#include <ares.h>' 'c-ares outside src/net/dns_*'
refused src/net/a.cc '#include <openssl/ssl.h>' 'OpenSSL outside src/tls and src/crypto'
refused src/websocket/a.cc '#include <zlib.h>' 'a compression library outside src/compress'
refused src/http/a.cc '#include <brotli/encode.h>' 'a compression library outside src/compress'

long=$(yes '//' | head -n 451)
refused lib/long.js "$long" 'longer than 450 lines'
body=$(yes '  f();' | head -n 60)
refused lib/long.js "function long() {
$body
}" 'a function longer than 60 lines'
refused src/net/a.cc "void Long(int x,
          int y) {
$body
}" 'a function longer than 60 lines'

# six CLASS MEMBER: a definition with six boolean members, and MEMBER behind them.
six() {
  printf '%s {\n  bool a_ = false, b_ = false;\n  bool c_;\n  std::atomic<bool> d_{false};\n' "$1"
  printf '  struct Inner {\n    bool of_inner;\n  };\n  bool e_ : 1;\n  bool f_ =\n      false;\n%s\n};' "$2"
}
flags='a class with more than six boolean members'
plant src/net/a.h "$(six 'class Few final : public Base' '  bool function() const;
  static bool global_;
  std::vector<bool> many_;')"
tools/check_layers.sh "$tree" > /dev/null || fail "refused a class with six boolean members"
refused src/net/a.h "$(six 'struct Many' '  mutable bool g_ = false;  // g_, h_')" "$flags"
refused src/net/a.cc "$(six 'class Outer {
};
class Many
    : public Base' '  bool g_;')" "$flags"
