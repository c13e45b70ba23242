#!/bin/sh
# Makes a software token in a folder and runs the test of the PKCS #11 seat with it: softhsm.sh TEST-PROGRAM FOLDER
set -eu
folder=$2
mkdir -p "$folder/tokens"
printf 'directories.tokendir = %s/tokens\nobjectstore.backend = file\n' "$folder" >"$folder/softhsm.conf"
SOFTHSM2_CONF=$folder/softhsm.conf
STORMBELL_TEST_TOKEN=$folder
export SOFTHSM2_CONF STORMBELL_TEST_TOKEN
echo 2718281828 >"$folder/pin"
softhsm2-util --init-token --free --label stormbell --so-pin 3141592653 --pin 2718281828 >/dev/null
"$1" --quiet --ignored --exact seat::tests::with_a_token
