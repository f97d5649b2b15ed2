#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Forges the lists at hand into one snapshot and measures its links
(tools/links.py). usage: check_links.py TAMIZ LINK_PAIRS. Exits 77, a skipped
test, when the lists are not at hand."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from official import LISTS, UK  # noqa: E402


def main():
    shared = os.environ.get("TAMIZ_SHARED") or os.environ["TAMIZ_SHARED_DEFAULT"]
    data = Path(shared) / "data"
    if not all((data / p).exists() for p in [UK, *LISTS.values()]):
        print("the lists are not at hand; set TAMIZ_SHARED")
        sys.exit(77)
    tamiz, pairs = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        uk, made = f"{folder}/uk.csv", f"{folder}/made.tamiz"
        subprocess.run([sys.executable, ROOT / "tests/real/make_gb.py",
                        data / UK, uk], check=True)
        subprocess.run([tamiz, "forge", "--quiet", "-o", made,
                        f"gb_fcdo_sanctions={uk}"] +
                       ["tamiz_cartels"] +
                       [f"{i}={data / p}" for i, p in LISTS.items()],
                       check=True, stderr=subprocess.DEVNULL)
        done = subprocess.run([sys.executable, ROOT / "tools/links.py", pairs,
                               made, "--check"])
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
