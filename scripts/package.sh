#!/bin/sh
# Makes the Debian package from the debug build, without compressing it, and looks whether everything is in its place:
# program, units, manual pages for every command, completions, nothing that others may write. Nothing is installed.
set -eu
cd "$(dirname "$0")/.."
cargo build --quiet --locked -p stormbell
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
package=$(STORMBELL_DEB_COMPRESSION=none sh packaging/build-deb.sh target/debug/stormbell "$out")
dpkg-deb --contents "$package" >"$out/contents"
dpkg-deb --raw-extract "$package" "$out/root"

fail() {
    echo "package: $1" >&2
    exit 1
}
for path in usr/bin/stormbell usr/lib/systemd/system/stormbell.service usr/lib/systemd/system/stormbell-backup.timer \
    etc/stormbell/environment usr/share/doc/stormbell/copyright usr/share/doc/stormbell/changelog.gz \
    usr/share/bash-completion/completions/stormbell; do
    [ -s "$out/root/$path" ] || fail "$path is missing"
done
for command in "" $("$out/root/usr/bin/stormbell" help | awk '/^Commands:/ {on = 1; next} /^$/ {on = 0} on && $1 != "help" {print "-" $1}'); do
    [ -s "$out/root/usr/share/man/man1/stormbell$command.1.gz" ] || fail "stormbell$command(1) is missing"
done
if awk 'substr($1, 1, 1) != "l" && substr($1, 9, 1) == "w" {found = 1} END {exit !found}' "$out/contents"; then
    fail "somebody else may write into it"
fi
dpkg-deb --field "$package" Version | grep -qx "$("$out/root/usr/bin/stormbell" --version | awk '{print $2}')" ||
    fail "the version is not the program's"
if command -v systemd-analyze >/dev/null; then
    systemd-analyze verify --root="$out/root" stormbell.service 2>&1 | grep -i 'unknown\|invalid' && fail "the unit is wrong"
fi
echo "package: $(grep -c . "$out/contents") entries, $(stat -c %s "$package") bytes before compression"
