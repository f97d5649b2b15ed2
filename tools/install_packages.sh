#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian packages that are missing, and says which. Does nothing
# when all are there.
#
# usage: tools/install_packages.sh build|test|check
set -eu

# What each kind of work needs; a later kind needs the earlier ones too.
build="gcc libc6-dev make meson ninja-build pkg-config python3
       ca-certificates libcurl4-openssl-dev libexpat1-dev libgmime-3.0-dev
       libicu-dev libsodium-dev libxml2-dev libxxhash-dev libyajl-dev
       libzip-dev libyaml-dev libzstd-dev zlib1g-dev libcmark-dev
       libcmocka-dev wamerican-small"
test="$build binutils bash openssl poppler-utils"
# libgmime-3.0's static form wants the last two and does not depend on them.
check="$test clang-14 clang-format-14 clang-tidy-14 libclang-rt-14-dev git
       chromium libgpgme-dev libidn2-dev"

case "${1:-}" in
build) wanted=$build ;;
test) wanted=$test ;;
check) wanted=$check ;;
*)
    echo "usage: tools/install_packages.sh build|test|check" >&2
    exit 2
    ;;
esac

if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian: install what corresponds to these packages of" \
        "Debian 12 yourself:" $wanted >&2
    exit 0
fi

missing=
for package in $wanted; do
    # shellcheck disable=SC2016 # the format is dpkg-query's, not the shell's
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) ||
        state=absent
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    root=
elif command -v sudo >/dev/null; then
    root=sudo
else
    echo "These packages are missing and neither root nor sudo is at hand;" \
        "as root: apt-get install$missing" >&2
    exit 1
fi

echo "installing from Debian:$missing"
export DEBIAN_FRONTEND=noninteractive
$root apt-get update -qq
# shellcheck disable=SC2086 # a list of words
$root apt-get install -y -qq --no-install-recommends $missing
