#!/bin/sh
# deb.sh BUILD: makes BUILD/node-classic_*.deb of what is built there, and has lintian look at it.
#
# All that `make install` puts below a prefix stands in /usr/lib/node-classic, so it is found from the program's own place;
# the program has a link in /usr/bin, and documents, man page and units are where Debian has them. V8's library is a
# dependency. The prelinked copy of it is made by postinst, not here, since it must be of the library that is there.
# DEBFULLNAME and DEBEMAIL name the maintainer.
set -eu
build=${1:?usage: deb.sh BUILD}
cd "$(dirname "$0")/.."

version=$("$build/node" --version | sed 's/^v//')
release=$(. /etc/os-release && echo "${VERSION_ID:+deb$VERSION_ID}")
export DEB_VERSION="$version-1+${release:-sid}"
architecture=$(dpkg --print-architecture)
maintainer="${DEBFULLNAME:-The developers of node-classic} <${DEBEMAIL:-node-classic@example.org}>"
stage=$build/deb
root=$stage/root
home=$root/usr/lib/node-classic
documents=$root/usr/share/doc/node-classic
units=$root/usr/lib/systemd/system

install_tree() {
  rm -rf "$stage"
  mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/share/doc" "$root/usr/share/man/man1" "$units"
  DESTDIR=$root cmake --install "$build" --prefix /usr/lib/node-classic > /dev/null
  find "$root" -name '*.a' -delete
  rm -f "$home"/lib/node/libnode.so.*
  mkdir -p "$home/lib/node"
  install -m 755 "$build/prelink" tools/prelink.sh "$home/lib/node/"
  strip --strip-unneeded "$home/bin/node" "$home/lib/node/prelink"
  ln -s ../lib/node-classic/bin/node "$root/usr/bin/node-classic"
  mv "$home/share/doc/node" "$documents"
  mv "$home/share/node-classic" "$root/usr/share/"
  gzip -9n < "$home/share/man/man1/node.1" > "$root/usr/share/man/man1/node-classic.1.gz"
  rm -r "$home/share"
  install -m 644 packaging/systemd/* "$units/"
}

install_documents() {
  rm -f "$documents/LICENSE" "$documents/copyright.v8"
  sed "s|^@LICENSE@$|sed 's/^$/./; s/^/ /' LICENSE|e" packaging/debian/copyright > "$documents/copyright"
  gzip -9n < "$documents/CHANGELOG.md" > "$documents/changelog.gz"
  rm "$documents/CHANGELOG.md"
  printf 'node-classic (%s) unstable; urgency=medium\n\n  * As changelog.gz says.\n\n -- %s  %s\n' "$DEB_VERSION" \
    "$maintainer" "$(date -R -r CHANGELOG.md)" | gzip -9n > "$documents/changelog.Debian.gz"
  install -D -m 644 packaging/debian/lintian-overrides "$root/usr/share/lintian/overrides/node-classic"
}

# The packages of the libraries that the programs need, at once or later. dpkg-shlibdeps wants a source package's debian/ beside it, and V8's
# library may be unpacked from its package instead of installed.
depends() {
  mkdir -p "$stage/debian"
  printf 'Source: node-classic\n\nPackage: node-classic\nArchitecture: any\n' > "$stage/debian/control"
  number=${library##*.so.}
  echo "libnode $number libnode$number" > "$stage/debian/shlibs.local"
  (cd "$stage" && dpkg-shlibdeps -O -l"$v8_folder" root/usr/lib/node-classic/bin/node \
    root/usr/lib/node-classic/lib/node/prelink 2> shlibdeps.log) | sed -n 's/^shlibs:Depends=//p'
  tools/opened_libraries.sh "$build/node" | while read -r opened; do
    dpkg-query --search "*/$(basename "$(readlink -f "$opened")")" | sed -n '1s/:.*//p'
  done | sort -u
}

# fill FILE: what is written in packaging/debian with the values of this build.
fill() {
  sed -e "s|@VERSION@|$DEB_VERSION|; s|@ARCHITECTURE@|$architecture|; s|@MAINTAINER@|$maintainer|" \
    -e "s|@SIZE@|$(du -sk --exclude=DEBIAN "$root" | cut -f 1)|; s|@DEPENDS@|$depends|" \
    -e "s|@LIBRARY@|$library|" "packaging/debian/$1" > "$root/DEBIAN/$1"
}

v8_folder=$(sed -n 's|^V8_LIBRARY:.*=||p; s|^V8_ROOT:PATH=||p' "$build/CMakeCache.txt" | head -n 1)
v8_folder=$(ls -d "${v8_folder%/}"/usr/lib/*/libnode.so.[0-9]* | head -n 1 | xargs dirname)
library=/usr/lib/$(dpkg-architecture -q DEB_HOST_MULTIARCH)/$(basename "$(ls "$v8_folder"/libnode.so.[0-9]* | head -n 1)")
umask 022
install_tree
install_documents
depends=$(depends | paste -sd , | sed 's/,\([^ ]\)/, \1/g')
[ -n "$depends" ] || {
  cat "$stage/shlibdeps.log" >&2
  exit 1
}
for file in control triggers postinst prerm postrm; do fill $file; done
chmod 755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm" "$root/DEBIAN/postrm"
chmod -R u+rwX,go+rX,go-w "$root"
(cd "$root" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum) > "$stage/md5sums"
install -m 644 "$stage/md5sums" "$root/DEBIAN/md5sums"
dpkg-deb --root-owner-group --build "$root" "$build" > /dev/null
package=$build/node-classic_${DEB_VERSION}_$architecture.deb
lintian --fail-on error "$package"
echo "$package"
