#!/bin/sh
# Builds the documentation of the code; a broken link in it is an error. Bare addresses are allowed, because
# the help of the command line is made from the same comments, and private items are documented too.
set -eu
cd "$(dirname "$0")/.."
RUSTDOCFLAGS="-D warnings -A rustdoc::bare-urls -A rustdoc::private-intra-doc-links" cargo doc --quiet --workspace --no-deps --document-private-items --locked
