#!/bin/sh
# packages.sh SET: sees to it that the Debian packages of a set are there; needs() below names the sets.
#
# It looks for what each package is needed for, not for the package, so other ways of installing count as well. It
# touches neither the network nor the system where nothing is missing. Where something is missing and cannot be
# installed, it says what and exits 1.
set -eu

# needs SET: lines of "package probe", where a probe is a command, or a path (which may be a pattern).
needs() {
  case $1 in
    build)
      cat <<END
make make
g++ g++
cmake cmake
ninja-build ninja
libev-dev /usr/include/ev.h
libc-ares-dev /usr/lib/*/libcares.a
libboost-dev /usr/include/boost/beast.hpp
libmd-dev /usr/include/sha256.h
libssl-dev /usr/include/openssl/evp.h
zlib1g-dev /usr/include/zlib.h
libdeflate-dev /usr/include/libdeflate.h
libbrotli-dev /usr/include/brotli/encode.h
libzstd-dev /usr/include/zstd.h
libgtest-dev /usr/include/gtest/gtest.h
END
      ;;
    docs)
      cat <<END
python3 python3
cmark-gfm cmark-gfm
END
      ;;
    test)
      cat <<END
cmark-gfm cmark-gfm
python3 python3
curl curl
wrk wrk
valgrind valgrind
strace strace
tappy tappy
netcat-openbsd nc
iproute2 ip
libedit2 /usr/lib/*/libedit.so.2
dnsmasq-base dnsmasq
nginx-light nginx
openssl openssl
haproxy haproxy
redis-server redis-server
postgresql /usr/lib/postgresql/*/bin/postgres
libpq-dev pg_config
chromium chromium
gzip gzip
brotli brotli
zstd zstd
END
      ;;
    bench)
      cat <<END
libbenchmark-dev /usr/include/benchmark/benchmark.h
nginx-light nginx
h2o h2o
haproxy haproxy
redis-server redis-server
postgresql /usr/lib/postgresql/*/bin/postgres
wrk wrk
gcc gcc
python3-matplotlib /usr/lib/python3/dist-packages/matplotlib
END
      ;;
    fuzz)
      cat <<END
clang-14 clang++-14
libclang-rt-14-dev /usr/lib/llvm-14/lib/clang/*/lib/linux/libclang_rt.fuzzer-x86_64.a
END
      ;;
    soak)
      cat <<END
python3 python3
curl curl
wrk wrk
dnsmasq-base dnsmasq
python3-matplotlib /usr/lib/python3/dist-packages/matplotlib
END
      ;;
    deb)
      cat <<END
dpkg-dev dpkg-shlibdeps
cmark-gfm cmark-gfm
python3 python3
lintian lintian
END
      ;;
    suite)
      cat <<END
cmake ctest
g++ g++
END
      ;;
    # What the program opens when a terminal asks for it.
    pack) echo libedit2 "/usr/lib/*/libedit.so.2" ;;
    debian)
      cat <<END
debootstrap debootstrap
git git
END
      ;;
    # Each version formats and warns otherwise, so it is named.
    format) echo clang-format-14 clang-format-14 ;;
    tidy) echo clang-tidy-14 clang-tidy-14 ;;
    lint)
      cat <<END
nodejs nodejs
npm npm
END
      ;;
    *)
      echo "packages.sh: no set \"$1\"" >&2
      exit 2
      ;;
  esac
}

# present PROBE: whether the command, or a file of that name, is there.
present() {
  # The pattern is for the shell to expand here.
  # shellcheck disable=SC2086
  case $1 in
    /*) ls -d $1 > /dev/null 2>&1 ;;
    *) PATH=$PATH:/usr/sbin:/sbin command -v "$1" > /dev/null ;;
  esac
}

missing() {
  needs "$1" | while read -r package probe; do
    present "$probe" || echo "$package"
  done
}

# as_root COMMAND...: fails where there is neither root nor sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo > /dev/null; then
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  else
    return 1
  fi
}

# A server that a test needs is to be installed, not started: this is how Debian is told.
policy=/usr/sbin/policy-rc.d
hold_services() {
  [ -e $policy ] && return
  as_root sh -c "printf '#!/bin/sh\nexit 101\n' > $policy && chmod +x $policy" || return 0
  trap 'as_root rm -f $policy' EXIT
}

install() {
  command -v apt-get > /dev/null || return 1
  as_root true || return 1
  hold_services
  # The lists may be absent or old, so a first failure is followed by an update and another try.
  as_root apt-get install -y --no-install-recommends "$@" && return
  as_root apt-get update && as_root apt-get install -y --no-install-recommends "$@"
}

set_name=${1:?usage: packages.sh SET}
packages=$(missing "$set_name" | tr '\n' ' ')
[ -z "$packages" ] && exit 0

echo "Installing for $set_name: $packages"
# The names are words of a list.
# shellcheck disable=SC2086
install $packages || true
packages=$(missing "$set_name" | tr '\n' ' ')
[ -z "$packages" ] && exit 0
echo "Missing, and cannot be installed from here: $packages" >&2
echo "As root: apt-get install $packages" >&2
exit 1
