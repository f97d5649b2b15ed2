#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what the benchmarks compare tamiz with: Python packages into an
# environment of their own, and PostgreSQL with pg_trgm from Debian.
#
# usage: tools/install_rivals.sh FOLDER
set -eu
venv=${1:?usage: tools/install_rivals.sh FOLDER}

if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet rapidfuzz numpy psycopg2-binary
fi
"$venv/bin/python" -c 'import nomenklatura' 2>/dev/null ||
    "$venv/bin/pip" install --quiet nomenklatura ||
    echo "nomenklatura could not be installed: its row stays empty" >&2
"$venv/bin/python" -c 'import duckdb, flashtext, hyperscan' 2>/dev/null ||
    "$venv/bin/pip" install --quiet duckdb flashtext hyperscan ||
    echo "duckdb, flashtext, hyperscan could not be installed: no rows of them" >&2

if ls /usr/share/postgresql/*/extension/pg_trgm.control >/dev/null 2>&1 &&
    command -v zstd >/dev/null; then
    exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "for the rivals: sudo apt-get install postgresql zstd" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends postgresql zstd
