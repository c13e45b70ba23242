#!/bin/sh
# Holds a real node against its OpenAPI document: schemathesis (PyPI, by name) makes requests of every shape that the
# document allows and forbids, and checks status, media type, body and headers of every answer. Bounded to a minute.
# Further options of `schemathesis run` may follow.
set -eu
cd "$(dirname "$0")/.."
venv=target/schemathesis-python
work=$(mktemp -d)
node=""
trap '[ -z "$node" ] || kill "$node"; rm -rf "$work"' EXIT INT TERM

cargo build --quiet --locked --bin stormbell
if ! cmp -s scripts/requirements-schemathesis.txt "$venv/fetched-requirements.txt"; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --requirement scripts/requirements-schemathesis.txt
    cp scripts/requirements-schemathesis.txt "$venv/fetched-requirements.txt"
fi

target/debug/stormbell serve --listen 127.0.0.1:0 --data "$work/data" >"$work/said" 2>"$work/log" &
node=$!
tries=0
until url=$(sed -n 's|^public page: \(.*\)/$|\1|p' "$work/said") && [ -n "$url" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ] || {
        cat "$work/log" >&2
        exit 1
    }
    sleep 0.1
done
# One report, so that what is behind a receipt is behind this one.
receipt=$("$venv/bin/python" - "$url" <<'PYTHON'
import json, sys, urllib.request
body = json.dumps({"narrative": "The till has stopped."}).encode()
ask = urllib.request.Request(sys.argv[1] + "/api/v1/reports", body, {"Content-Type": "application/json"})
print(json.load(urllib.request.urlopen(ask))["receipt"])
PYTHON
)
# Not checked: that a request without its receipt gets 401 or 400 (a receipt that is wrong, malformed or missing gets the same
# 404), and that what the schema allows is accepted (no schema can say what a sealed contact holds).
"$venv/bin/schemathesis" run "$url/api/openapi.json" --header "Receipt: $receipt" --checks all \
    --exclude-checks ignored_auth,missing_required_header,positive_data_acceptance --max-response-time 30 \
    --max-time 60 --max-examples 20 --no-shrink --seed 20101128 --workers 1 --request-timeout 30 --no-color "$@"
kill -0 "$node" || {
    echo "the node ended" >&2
    exit 1
}
