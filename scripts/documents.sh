#!/bin/sh
# Builds the documentation of the code; a broken link in it is an error. Bare addresses are allowed, because
# the help of the command line is made from the same comments.
set -eu
cd "$(dirname "$0")/.."
RUSTDOCFLAGS="-D warnings -A rustdoc::bare-urls" cargo doc --quiet --workspace --no-deps --locked
