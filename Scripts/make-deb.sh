#!/bin/sh
# Makes portulan_VERSION_ARCH.deb in the folder given (default: dist/): the program with Swift's libraries linked in, its resources, the service, the manual.
# Scripts/make-deb.sh [FOLDER]. With PORTULAN_BUILT=BIN_FOLDER the program built there is packed, without building.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/Scripts/prepare.sh"
out=${1:-$here/dist}
need_program dpkg-deb dpkg
need_program dpkg-shlibdeps dpkg-dev

if [ -n "${PORTULAN_BUILT:-}" ]; then
    built=$PORTULAN_BUILT
else
    need_swift
    need_libraries
    (cd "$here" && swift build -c release --product portulan --static-swift-stdlib >&2)
    built=$(cd "$here" && swift build -c release --static-swift-stdlib --show-bin-path)
fi
architecture=$(dpkg --print-architecture)
version=$(env -i PATH="$PATH" "$built/portulan" --version | awk '{print $NF}')

mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
install -d "$root/usr/lib/portulan" "$root/usr/bin" "$root/etc/portulan" "$root/lib/systemd/system" "$root/usr/share/man/man1" "$root/usr/share/doc/portulan" \
    "$root/usr/share/bash-completion/completions" "$root/usr/share/zsh/vendor-completions" "$root/usr/share/fish/vendor_completions.d" "$root/DEBIAN"

install -m 755 "$built/portulan" "$root/usr/lib/portulan/portulan"
strip --strip-unneeded "$root/usr/lib/portulan/portulan"
# Resources are found beside the program; other targets of the package have none that it needs.
for bundle in "$built"/portulan_*.resources; do
    case $bundle in *Tests.resources) continue ;; esac
    cp -R "$bundle" "$root/usr/lib/portulan/"
done
ln -s ../lib/portulan/portulan "$root/usr/bin/portulan"
install -m 644 "$here/Packaging/systemd/portulan.service" "$root/lib/systemd/system/portulan.service"
install -m 640 "$here/Packaging/portulan.conf" "$root/etc/portulan/portulan.conf"
gzip -9n <"$here/Packaging/portulan.1" >"$root/usr/share/man/man1/portulan.1.gz"
cp "$here/LICENSE" "$root/usr/share/doc/portulan/copyright"
gzip -9n <"$here/CHANGELOG.md" >"$root/usr/share/doc/portulan/changelog.gz"
"$built/portulan" --generate-completion-script bash >"$root/usr/share/bash-completion/completions/portulan"
"$built/portulan" --generate-completion-script zsh >"$root/usr/share/zsh/vendor-completions/_portulan"
"$built/portulan" --generate-completion-script fish >"$root/usr/share/fish/vendor_completions.d/portulan.fish"
for script in postinst prerm postrm; do install -m 755 "$here/Packaging/debian/$script" "$root/DEBIAN/$script"; done
echo /etc/portulan/portulan.conf >"$root/DEBIAN/conffiles"
find "$root" -type d -exec chmod 755 {} +
find "$root/usr" -type f ! -name portulan -exec chmod 644 {} +

# Which libraries of Debian does it need? Asked of the program itself.
mkdir "$work/debian"
printf 'Source: portulan\n\nPackage: portulan\nArchitecture: any\n' >"$work/debian/control"
libraries=$(cd "$work" && dpkg-shlibdeps -O "$root/usr/lib/portulan/portulan" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
[ -n "$libraries" ] || { echo "dpkg-shlibdeps found no libraries" >&2; exit 70; }

cat >"$root/DEBIAN/control" <<CONTROL
Package: portulan
Version: $version
Architecture: $architecture
Maintainer: Portulan <portulan@localhost>
Installed-Size: $(du -sk "$root" | cut -f1)
Depends: $libraries, adduser, graphviz
Recommends: libjs-leaflet
Suggests: postgresql, python3
Section: admin
Priority: optional
Description: charts where an organisation's data go, and who can reach them
 Portulan reads files that describe an organisation's data, services, machines
 and contracts, works out which states can reach the data and by which chain,
 what would cut the services off, and how they stand under frameworks. It has a
 command line and a workbench: a web application that a team works in.
CONTROL
(cd "$root" && find usr lib -type f -exec md5sum {} + >DEBIAN/md5sums)
package=$out/portulan_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$root" "$package" >&2
echo "$package"
