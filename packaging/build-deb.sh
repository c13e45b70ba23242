#!/bin/sh
# Makes a Debian package from a built binary, with dpkg-deb only: build-deb.sh BINARY [FOLDER]
# The version is the binary's own. Prints the package's path. STORMBELL_DEB_COMPRESSION=none is quick, for a try.
set -eu
binary=$(realpath "$1")
out=$(realpath "${2:-.}")
root=$(dirname "$(dirname "$(realpath "$0")")")
version=$("$binary" --version | awk '{print $2}')
arch=$(dpkg --print-architecture)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
umask 022
chmod 755 "$stage"

put() { install -D -m "$1" "$2" "$stage/$3"; }
put 755 "$binary" usr/bin/stormbell
strip --strip-unneeded "$stage/usr/bin/stormbell"
for unit in stormbell.service stormbell-backup.service stormbell-backup.timer stormbell-watch.service; do
    put 644 "$root/packaging/$unit" "usr/lib/systemd/system/$unit"
done
put 644 "$root/packaging/environment" etc/stormbell/environment
put 644 "$root/docs/operator.md" usr/share/doc/stormbell/operator.md
put 644 "$root/docs/officer.md" usr/share/doc/stormbell/officer.md
put 644 "$root/docs/limits.md" usr/share/doc/stormbell/limits.md
put 644 "$root/CHANGELOG.md" usr/share/doc/stormbell/changelog
gzip -9n "$stage/usr/share/doc/stormbell/changelog"
{
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n'
    printf 'Upstream-Name: stormbell\n\nFiles: *\nCopyright: the Stormbell authors\nLicense: EUPL-1.2\n'
    sed 's/^[[:space:]]*$/./; s/^/ /' "$root/LICENCE"
} >"$stage/usr/share/doc/stormbell/copyright"
put 644 "$root/NOTICE" usr/share/doc/stormbell/NOTICE

mkdir -p "$stage/usr/share/man/man1"
"$binary" man --to "$stage/usr/share/man/man1"
gzip -9n "$stage"/usr/share/man/man1/*.1
completion() {
    mkdir -p "$stage/$(dirname "$2")"
    "$binary" completions "$1" >"$stage/$2"
}
completion bash usr/share/bash-completion/completions/stormbell
completion zsh usr/share/zsh/vendor-completions/_stormbell
completion fish usr/share/fish/vendor_completions.d/stormbell.fish

mkdir "$stage/DEBIAN"
size=$(du -sk --exclude=DEBIAN "$stage" | cut -f 1)
sed "s/@VERSION@/$version/; s/@ARCH@/$arch/; s/@SIZE@/$size/" "$root/packaging/control" >"$stage/DEBIAN/control"
echo /etc/stormbell/environment >"$stage/DEBIAN/conffiles"
for script in postinst prerm postrm; do
    install -m 755 "$root/packaging/$script" "$stage/DEBIAN/$script"
done
(cd "$stage" && find usr etc -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
package="$out/stormbell_${version}_$arch.deb"
dpkg-deb --root-owner-group -Z"${STORMBELL_DEB_COMPRESSION:-xz}" --build "$stage" "$package" >/dev/null
echo "$package"
