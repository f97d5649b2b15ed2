#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs every fuzz target of a folder for some seconds. New inputs go to the
# build folder; one that fails belongs into fuzz/corpus/NAME/.
#
# usage: tools/fuzz.sh BUILD/fuzz SECONDS
set -eu

for target in "$1"/fuzz_*; do
    [ -f "$target" ] && [ -x "$target" ] || continue
    name=$(basename "$target")
    name=${name#fuzz_}
    found=$1/found/$name
    mkdir -p "$found"
    echo "fuzz_$name, $2 seconds"
    "$target" -max_total_time="$2" -print_final_stats=0 -verbosity=0 \
        -artifact_prefix="$found/crash-" "$found" "fuzz/corpus/$name"
done
