#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# clang-tidy over our own C files that a build folder compiles.
#
# usage: tools/lint.sh BUILD
set -eu

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if run-clang-tidy-14 -p "$1" -j "${JOBS:-$(nproc)}" -quiet \
    "^$PWD/(src|programs|examples|bench)/.*\.c\$" >"$log" 2>&1; then
    echo "clang-tidy: nothing to say"
    exit 0
fi
# Only what was found, without the command lines, counts and paths of thought.
sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -E '(error|warning): ' | sort -u
exit 1
