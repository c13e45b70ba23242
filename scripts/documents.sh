#!/bin/sh
# Builds the documentation of the code; a broken link in it is an error.
set -eu
cd "$(dirname "$0")/.."
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --workspace --no-deps --locked
