#!/bin/sh
# check_layers.sh [TREE]: fails, naming the line, where a file includes what its folder may not know, or where a file or
# a function of the product is too long, or where a class has too many flags. TREE is the top folder to look at, this one if absent.
set -u
cd "${1:-$(dirname "$0")/..}" || exit 1
failed=0

# complain TITLE: prints what stdin has under TITLE, and remembers that it had something.
complain() {
  found=$(sed "/^$/d")
  [ -z "$found" ] && return
  printf '%s:\n%s\n' "$1" "$found"
  failed=1
}

# includes PATTERN FOLDER...: the #include lines of C++ files in these folders that match.
includes() {
  pattern=$1
  shift
  for folder in "$@"; do
    [ -e "$folder" ] || continue
    grep -rnE --include='*.h' --include='*.cc' "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]$pattern" "$folder"
  done
}

# The folders of src/, each with those that it may include from besides itself.
layers() {
  cat <<END
base
loop       base
net        base loop
compress   base
crypto     base
tls        base loop net crypto
http       base loop net
websocket  base loop net http compress crypto
cli        base loop net
repl       base
js         base loop net http
inspector  base loop net http crypto websocket js
bindings   base loop net tls http websocket compress crypto repl js inspector
END
}
rooms=$(layers | awk '{ printf "%s%s", (NR > 1 ? "|" : ""), $1 }')

while read -r layer others; do
  allowed=$layer
  for other in $others; do allowed="$allowed|$other"; done
  complain "src/$layer includes from where it may not" <<END
$(includes "($rooms)/" "src/$layer" | grep -vE "[<\"]($allowed)/")
END
done <<END
$(layers)
END
complain 'in a folder of src/ that check_layers.sh does not know' <<END
$(find src -mindepth 2 -type f | grep -vE "^src/($rooms)/" | sed 's/$/:/')
END
complain 'include/node includes from src' <<END
$(includes "($rooms)/" include)
END

complain 'a callback that is kept without js/events.h' <<END
$(grep -rn 'Global<v8::Function>' src/bindings | grep -v '^src/bindings/loop.cc:')
END

# only_in TITLE PATTERN PLACES FOLDER...: what matches PATTERN is included in PLACES (an expression for paths) only.
only_in() {
  title=$1 header=$2 places=$3
  shift 3
  complain "$title" <<END
$(includes "$header" "$@" | grep -vE "^($places)")
END
}
only_in 'V8 below the glue' '(v8[-a-z]*|v8config|libplatform/.*|cppgc/.*)\.h' 'src/(js|bindings|inspector)/|src/main\.cc:' src
only_in 'libev outside src/loop' '(.*/)?ev(\+\+)?\.h' 'src/loop/' src bench test/unit test/fuzz
only_in 'c-ares outside src/net/dns_*' 'ares[_a-z]*\.h' 'src/net/dns_|src/cli/versions\.cc:' src include
only_in 'OpenSSL outside src/tls and src/crypto' 'openssl/' 'src/(tls|crypto)/' src include
only_in 'a compression library outside src/compress' '(zlib|zconf|libdeflate|zstd[_a-z]*|brotli/[a-z]*)\.h' \
  'src/compress/' src include

# sources PATTERN...: the files of the product whose names match.
sources() {
  for pattern in "$@"; do
    find src lib include -type f -name "$pattern" 2> /dev/null
  done
}
complain 'longer than 450 lines' <<END
$(sources '*.h' '*.cc' '*.js' | xargs wc -l | awk '$2 != "total" && $1 > 450 { print $2 ": " $1 }')
END

# As the formatters have it, a definition goes from a line that begins in the first column to the next "}" there; types and
# tables of C++ end in "};", namespaces in a comment.
complain 'a function longer than 60 lines' <<END
$(sources '*.h' '*.cc' | xargs awk '
  FNR == 1 { start = 0 }
  /^}$/ && start && FNR - start >= 60 { print FILENAME ":" start ": " FNR - start + 1 }
  /^[^ }#\/]/ { start = FNR }')
$(sources '*.js' | xargs awk '
  FNR == 1 { is_function = 0 }
  /^}/ && is_function && FNR - start >= 60 { print FILENAME ":" start ": " FNR - start + 1 }
  /^[^ }\/]/ { start = FNR; is_function = /function|=>/ }')
END

# The members of a class stand two columns to the right of its first and its last line.
complain 'a class with more than six boolean members' <<END
$(sources '*.h' '*.cc' | xargs awk '
  FNR == 1 { depth = 0 }
  { match($0, /^ */) }
  /^ *(class|struct|union) [^;]*$/ {
    indent[++depth] = RLENGTH
    place[depth] = FILENAME ":" FNR
    members[depth] = 0
    next
  }
  depth && /^ *}/ && RLENGTH == indent[depth] {
    if (members[depth] > 6) print place[depth] ": " members[depth]
    depth--
  }
  depth && RLENGTH == indent[depth] + 2 && /^ *(mutable )?(bool|std::atomic(<bool>|_bool)) [a-z_0-9]+( [=:]|[,;{])/ {
    sub(/\/\/.*/, "")
    members[depth] += gsub(/,/, "") + 1
  }')
END

[ $failed = 0 ] && echo 'layers: as they should be'
exit $failed
