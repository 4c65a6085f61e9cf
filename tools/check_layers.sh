#!/bin/sh
# check_layers.sh: fails, naming the line, where a header is included below the layer that may know it, or a file of
# the product has grown past 500 lines.
set -u
cd "$(dirname "$0")/.." || exit 1
failed=0

# complain TITLE: prints what stdin has under TITLE, and remembers that it had something.
complain() {
  found=$(cat)
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

v8='(v8[-a-z]*|v8config|libplatform/.*|cppgc/.*)\.h'
complain 'V8 below the glue' <<END
$(includes "$v8" src/base src/loop src/net src/http src/cli)
END
complain 'libev outside src/loop' <<END
$(includes '(.*/)?ev(\+\+)?\.h' src bench test/unit test/fuzz | grep -v '^src/loop/')
END

# Each folder of src/ may include from itself and from those below it.
below='base'
for layer in base loop net http js bindings; do
  [ "$layer" = base ] || below="$below|$layer"
  complain "src/$layer includes from above" <<END
$(includes '(base|loop|net|http|js|bindings)/' "src/$layer" | grep -vE "[<\"]($below)/")
END
done
complain 'include/node includes from src' <<END
$(includes '(base|loop|net|http|js|bindings)/' include)
END

complain 'a callback that is kept without js/events.h' <<END
$(grep -rn 'Global<v8::Function>' src/bindings | grep -v '^src/bindings/loop.cc:')
END

complain 'longer than 500 lines' <<END
$(find src lib include -type f \( -name '*.h' -o -name '*.cc' -o -name '*.js' \) -exec wc -l {} + 2>/dev/null |
  awk '$2 != "total" && $1 > 500 { print $2 ": " $1 }')
END

[ $failed = 0 ] && echo 'layers: as they should be'
exit $failed
