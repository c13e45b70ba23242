#!/bin/sh
# Yesterday's program beside today's on one PostgreSQL: yesterday.sh [COMMIT]
# Builds the program of an older commit (by default the last one before the newest migration), starts it on a private
# PostgreSQL, lets today's program migrate the same database while the older one takes reports, then files through each
# and looks each receipt up through the other. Prints what was seen; ends with 1 at the first thing that is not so.
set -eu
cd "$(dirname "$0")/.."
newest=$(git log -1 --format=%H -- crates/stormbell-store/migrations)
commit=$(git rev-parse --short "${1:-$newest^}")
work=$(mktemp -d)
chmod 755 "$work"
stop() {
    kill $running 2>/dev/null || true
    wait 2>/dev/null || true
    [ -z "$server" ] || $as "$bin/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true
    git worktree remove --force "$work/tree" 2>/dev/null || true
    rm -rf "$work"
}
running="" server=""
trap stop EXIT
say() { echo "yesterday: $*"; }
: >"$work/receipts"
fail() {
    say "$*" >&2
    tail -5 "$work"/*.log >&2
    exit 1
}

git worktree add --quiet --detach "$work/tree" "$commit"
# The same folder of built libraries serves both; the programs have different places.
target=${CARGO_TARGET_DIR:-$PWD/target}
cargo build --quiet --locked -p stormbell
cp "$target/debug/stormbell" "$work/today"
(cd "$work/tree" && CARGO_TARGET_DIR="$target" cargo build --quiet --locked -p stormbell)
cp "$target/debug/stormbell" "$work/yesterday"
say "built $commit and $(git rev-parse --short HEAD)"

bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
as=""
if [ "$(id -u)" = 0 ]; then
    as="setpriv --reuid=postgres --regid=postgres --init-groups"
    install -d -o postgres "$work/pg" "$work/socket"
else
    mkdir "$work/pg" "$work/socket"
fi
$as "$bin/initdb" -D "$work/pg" -U stormbell -A trust -E UTF8 --locale=C >"$work/initdb.log" 2>&1
$as "$bin/pg_ctl" -D "$work/pg" -w -l "$work/pg/log" -o "-k $work/socket -c listen_addresses=''" start >/dev/null
server=yes
database="postgres://stormbell@$(echo "$work/socket" | sed 's|/|%2F|g')/postgres"

# begin NAME: starts the program NAME; its address is then in $at.
begin() {
    "$work/$1" serve --data "$work/data" --database "$database" --listen 127.0.0.1:0 >"$work/$1.said" 2>"$work/$1.log" &
    running="$running $!"
    for _ in $(seq 600); do
        at=$(sed -n 's|^public page: \(http.*\)/$|\1|p' "$work/$1.said")
        [ -z "$at" ] || return 0
        sleep 0.1
    done
    fail "$1 did not start"
}
# file AT WORDS: files a report and prints its receipt.
file() {
    curl -sf -H 'content-type: application/json' -d "{\"narrative\": \"$2\"}" "$1/api/v1/reports" |
        sed -n 's/.*"receipt":"\([^"]*\)".*/\1/p'
}
there() { curl -sf -H "receipt: $2" "$1/api/v1/reports/mine" >/dev/null; }

begin yesterday
old=$at
say "$commit serves at its own level of the schema"
(
    n=0
    while [ ! -e "$work/enough" ]; do
        receipt=$(file "$old" "while it is migrated $n") || { echo refused >>"$work/refused"; continue; }
        echo "$receipt" >>"$work/receipts"
        n=$((n + 1))
    done
) &
filer=$!
while [ "$(wc -l <"$work/receipts" 2>/dev/null || echo 0)" -lt 20 ]; do sleep 0.1; done
begin today
new=$at
before=$(wc -l <"$work/receipts")
while [ "$(wc -l <"$work/receipts")" -lt $((before + 20)) ]; do sleep 0.1; done
touch "$work/enough"
wait $filer
steps=$($as "$bin/psql" -h "$work/socket" -U stormbell -d postgres -Atc "SELECT string_agg(name || ' by ' || at_version, ', ' ORDER BY name) FROM schema_step")
say "migrated while it served: $steps"
[ ! -e "$work/refused" ] || fail "$(wc -l <"$work/refused") reports were refused meanwhile"
say "$(wc -l <"$work/receipts") reports were filed through $commit meanwhile, none was refused"
while read -r receipt; do
    there "$new" "$receipt" || fail "today's program does not find $receipt"
    there "$old" "$receipt" || fail "yesterday's program does not find $receipt"
done <"$work/receipts"
for n in 1 2 3 4 5; do
    there "$old" "$(file "$new" "through today's $n")" || fail "yesterday's program does not find what today's took"
    there "$new" "$(file "$old" "through yesterday's $n")" || fail "today's program does not find what yesterday's took"
done
"$work/today" doctor --data "$work/data" --database "$database" | grep -i journal || fail "the journal does not verify"
say "every receipt opens through both, and the journal verifies"
