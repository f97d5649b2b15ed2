#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Checks an installation in a staging folder: the command answers, the example
# builds against the pkg-config file, shared and static, and runs.
#
# usage: tools/check_install.sh DESTDIR PREFIX
set -euo pipefail

stage=$1
prefix=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'echo "install: failed at line $LINENO" >&2' ERR

pc=$(find "$stage" -name tamiz.pc)
[ -n "$pc" ] || {
    echo "install: no tamiz.pc below $stage" >&2
    exit 1
}
export PKG_CONFIG_PATH=${pc%/*}
# Only our own paths lie in the staging folder.
flags=$(pkg-config --cflags tamiz | sed "s#$prefix#$stage$prefix#g")
libdir=$stage$(pkg-config --variable=libdir tamiz)

# shellcheck disable=SC2086 # lists of flags
cc -std=c17 -Wall -Wextra -Werror examples/screen.c $flags \
    -I"$stage$prefix/include" -L"$libdir" -ltamiz -o "$work/shared"
LD_LIBRARY_PATH=$libdir "$work/shared" "Tren de Aragua" >"$work/shared.out"
grep -q 'Tren de Aragua' "$work/shared.out"

static=$(pkg-config --static --libs tamiz | sed 's#-ltamiz##; s#-L[^ ]*##')
# shellcheck disable=SC2086
cc -std=c17 examples/screen.c -I"$stage$prefix/include" \
    "$libdir/libtamiz.a" $static -o "$work/static"
"$work/static" "Tren de Aragua" | cmp - "$work/shared.out"

for file in bin/tamiz include/tamiz.h share/man/man1/tamiz.1 \
    share/bash-completion/completions/tamiz; do
    [ -f "$stage$prefix/$file" ] || [ -f "$stage$prefix/$file.gz" ] || {
        echo "install: $prefix/$file is missing" >&2
        exit 1
    }
done
LD_LIBRARY_PATH=$libdir "$stage$prefix/bin/tamiz" --version
echo "the installation answers"
