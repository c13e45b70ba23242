#!/bin/sh
# Lets every fuzz target run in turn, or those that are named; keeps what they learned; says what they found.
#   scripts/fuzz.sh [--seconds N] [--built] [target…]      (--built: the programs are there already)
# Needs cargo-fuzz (`cargo install cargo-fuzz --locked`) and no nightly compiler. Each target's run is one line in
# fuzz/runs; its corpus is minimised and a small part of it kept in fuzz/corpus. A finding stays in fuzz/artifacts and
# makes this script fail, after the other targets had their turn.
set -u
cd "$(dirname "$0")/.." || exit 1
. scripts/need.sh
need_rust
cargo fuzz --version >/dev/null 2>&1 || {
    echo "Please install cargo-fuzz: cargo install cargo-fuzz --locked" >&2
    exit 1
}
# libFuzzer's hooks are in every compiler; only the switch that turns them on counts as unstable. No sanitizer: the
# workspace forbids unsafe code, so a finding is a panic, an overflow, a hang or too much memory.
export RUSTC_BOOTSTRAP=1

seconds=60
built=""
while :; do
    case ${1:-} in
    --seconds) seconds=$2 && shift 2 ;;
    --built) built=yes && shift ;;
    *) break ;;
    esac
done
# shellcheck disable=SC2046 # names of targets hold no spaces
[ $# -gt 0 ] || set -- $(cargo fuzz list)
[ -n "$built" ] || cargo fuzz build --sanitizer none || exit 1
host=$(rustc -vV | sed -n 's/^host: //p')
programs=fuzz/target/$host/release
learned=fuzz/target/corpus
found=""

# run TARGET: what it learns goes to a working corpus, from which the smallest set with the same coverage is kept.
run() {
    mkdir -p "$learned/$1" "fuzz/corpus/$1" "fuzz/artifacts/$1"
    log=fuzz/target/$1.log
    "$programs/$1" "$learned/$1" "fuzz/corpus/$1" -artifact_prefix="fuzz/artifacts/$1/" -max_total_time="$seconds" \
        -max_len=65536 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 >"$log" 2>&1 || doubt "$1"
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
    findings=$(find "fuzz/artifacts/$1" -type f | wc -l)
    [ "$findings" = 0 ] || found="$found $1"
    echo "$(date -u +%Y-%m-%d) $1 ${seconds}s runs=${runs:-?} coverage=${coverage:-?} findings=$findings" | tee -a fuzz/runs
    keep "$1"
}

# doubt TARGET: on a busy machine the fuzzer takes its own waiting for a hang. What does no harm alone is no finding.
doubt() {
    for input in "fuzz/artifacts/$1"/*; do
        ! "$programs/$1" -timeout=10 "$input" >/dev/null 2>&1 || rm -f "$input"
    done
}

# keep TARGET: minimises, then keeps the own seeds and 40 of the others, of every size up to 2 KiB.
keep() {
    small=fuzz/target/small/$1
    rm -rf "$small"
    mkdir -p "$small"
    "$programs/$1" -merge=1 "$small" "$learned/$1" "fuzz/corpus/$1" >/dev/null 2>&1
    find "fuzz/corpus/$1" -type f ! -name 'own-*' -delete
    find "$small" -type f -size -3 -printf '%s %p\n' | sort -n | cut -d' ' -f2 >"$small.list"
    every=$(($(wc -l <"$small.list") / 40 + 1))
    awk "NR % $every == 0" "$small.list" | while read -r input; do
        cp "$input" "fuzz/corpus/$1/"
    done
}

for target in "$@"; do
    run "$target"
done
[ -z "$found" ] || {
    echo "findings in:$found (see fuzz/artifacts)"
    exit 1
}
