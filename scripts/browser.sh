#!/bin/sh
# Starts the end-to-end scenarios: the debug binary, Debian's Chromium, and a mail server from PyPI.
# Words given are a filter on the scenarios' names.
set -eu
cd "$(dirname "$0")/.."
venv=target/e2e-python

cargo build --quiet --locked --bin stormbell
if ! cmp -s e2e/package-lock.json e2e/node_modules/.fetched-lock.json; then
    (cd e2e && npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error)
    cp e2e/package-lock.json e2e/node_modules/.fetched-lock.json
fi
if ! cmp -s e2e/requirements.txt "$venv/fetched-requirements.txt"; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --require-hashes --requirement e2e/requirements.txt
    cp e2e/requirements.txt "$venv/fetched-requirements.txt"
fi
exec node e2e/run.mjs "$@"
