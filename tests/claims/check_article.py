# SPDX-License-Identifier: Apache-2.0
"""The claims of a real article, against the built-in list. Skipped without
TAMIZ_SHARED, the folder of shared data."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

SHARED = os.environ.get("TAMIZ_SHARED", "/nonexistent")
ARTICLE = pathlib.Path(SHARED) / "data/articles/000_558003ef423183ca.txt"
WANT = {("Tren de Aragua", "2025-02", "supported", ""),
        ("Sinaloa Cartel", "2025-02", "supported", ""),
        ("Cartel of the Suns", "2025-01-20", "contradicted", "2025-07-25")}

if not ARTICLE.exists():
    print("skipped: no article in TAMIZ_SHARED")
    sys.exit(77)
with tempfile.TemporaryDirectory() as home:
    run = subprocess.run([sys.argv[1], "scan", "--json", "--quiet", ARTICLE],
                         capture_output=True, text=True, check=False,
                         env=dict(os.environ, TAMIZ_HOME=home))
got = set()
for claim in json.loads(run.stdout)["claims"]:
    against = claim["verdict"] == "contradicted"
    got.add((claim["subject"], claim["date"], claim["verdict"],
             claim["nearest"]["since"] if against else ""))
print(got)
sys.exit(got != WANT)
