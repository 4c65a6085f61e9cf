#!/bin/sh
# debian.sh RELEASE [COMMAND]: runs COMMAND ("make test") on the sources in a fresh Debian of that release: 12, 13 or sid.
#
# The system is a folder, build/debian/RELEASE/root, that debootstrap's packages are unpacked into anew each time; the base
# and the packages that apt gets there are kept beside it for the next time. The command's output and exit code are ours,
# and what it leaves in /out there is in build/debian/RELEASE/out.
# Where no such system can be made (neither root nor sudo, no mounts, no mirror), it says so and exits 75.
# A cache of ccache that CCACHE_DIR names is used there, too, where the command installs ccache.
# Mounts stand in a namespace of their own, which ends with the command, however that ends.
set -eu
release=${1:?usage: debian.sh 12|13|sid [COMMAND]}
command=${2:-make test}
case $release in
  12) name=bookworm ;;
  13) name=trixie ;;
  sid) name=sid ;;
  *)
    echo "debian.sh: no release \"$release\" (12, 13, sid)" >&2
    exit 2
    ;;
esac

cannot() {
  echo "debian.sh: no Debian $release can be made here: $1" >&2
  exit 75
}

cd "$(dirname "$0")/.."
tools/packages.sh debian || cannot "debootstrap is missing"
if [ "$(id -u)" != 0 ]; then
  # Nobody can be asked for a password in CI.
  sudo ${CI:+-n} true || cannot "neither root nor sudo"
  exec sudo --preserve-env=CI,JOBS,CCACHE_DIR,http_proxy,https_proxy tools/debian.sh "$@"
fi
unshare --mount --pid --fork true || cannot "mounts are not permitted"

folder=$(pwd)/build/debian/$release
base=$folder/base.tar
root=$folder/root
packages=$folder/packages
out=$folder/out
mkdir -p "$packages/partial" "$out"

exec 9> "$folder/lock"
flock --nonblock 9 || {
  echo "debian.sh: another run uses $folder" >&2
  exit 1
}

# The mirror that this system's packages come from.
mirror() {
  found=$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' 2> /dev/null |
    sed -n 's/^Debian //p' | head -n 1)
  echo "${found:-http://deb.debian.org/debian}"
}

# What apt was told here about mirrors and proxies holds there as well.
apt_settings() {
  apt-config dump | grep -E '^Acquire::(Check-|https?)' || true
}

make_base() {
  echo "Fetching the base of Debian $release ($name)"
  rm -rf "$root"
  timeout 900 debootstrap --variant=minbase --include=make "$name" "$root" "$(mirror)" > "$folder/debootstrap.log" || {
    tail "$folder/debootstrap.log" >&2
    return 1
  }
  apt_settings > "$root/etc/apt/apt.conf.d/90host" && tar -C "$root" -cf "$base.part" . && mv "$base.part" "$base"
}

make_root() {
  [ -f "$base" ] || make_base || cannot "see $folder/debootstrap.log"
  rm -rf "$root"
  mkdir -p "$root"
  tar -C "$root" -xf "$base"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  # As the installer of Debian writes it; debootstrap writes none.
  printf '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n' > "$root/etc/hosts"
  mkdir -p "$root/root/node" "$root/out"
  # npm there accepts the certificate authorities of this system.
  authorities=/etc/ssl/certs/ca-certificates.crt
  if [ -f "$authorities" ]; then cp "$authorities" "$root/root/authorities.pem"; fi
  git -c safe.directory='*' ls-files -z --cached --others --exclude-standard |
    tar --null --files-from=- --ignore-failed-read -cf - 2> /dev/null | tar -C "$root/root/node" -xf -
}

make_root
# /proc/sys is read-only there: a package must not set up the kernel, which is this system's.
exec unshare --mount --pid --fork --kill-child sh -ec '
  root=$1 packages=$2 out=$3 command=$4
  mount -t proc proc "$root/proc"
  mount --bind "$root/proc/sys" "$root/proc/sys"
  mount -o remount,bind,ro "$root/proc/sys"
  mount --rbind /dev "$root/dev"
  mount --bind "$packages" "$root/var/cache/apt/archives"
  mount --bind "$out" "$root/out"
  if [ -d "${CCACHE_DIR:-}" ]; then mkdir -p "$root/root/.cache/ccache" && mount --bind "$CCACHE_DIR" "$root/root/.cache/ccache"; fi
  # No exec: this shell must not be the one that the command ends with, or the namespace ends before its output does.
  npm=
  if [ -f "$root/root/authorities.pem" ]; then npm=npm_config_cafile=/root/authorities.pem; fi
  code=0
  chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    ${CI:+CI="$CI"} ${JOBS:+JOBS="$JOBS"} ${http_proxy:+http_proxy="$http_proxy"} \
    ${https_proxy:+https_proxy="$https_proxy"} $npm sh -c "cd /root/node && $command" < /dev/null ||
    code=$?
  chown -R --reference=. "$out"
  exit $code
' sh "$root" "$packages" "$out" "$command"
