#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What a real article claims, held against the built-in list and OFAC's.

usage: check_article.py TAMIZ

Exits 77 where the article or the list is not at hand.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SHARED = pathlib.Path(os.environ.get("TAMIZ_SHARED") or os.environ.get(
    "TAMIZ_SHARED_DEFAULT", "../shared")) / "data"
ARTICLE = SHARED / "articles/000_558003ef423183ca.txt"
OFAC = SHARED / "ofac/2024-06-27"
KELLY = "White House spokeswoman Anna Kelly"
# kind, subject, date, attributed to, disputed by, verdict, nearest of it
WANT = [
    ("designation", "Tren de Aragua", "2025-02", KELLY, "", "supported",
     "2025-02-20"),
    ("designation", "Sinaloa Cartel", "2025-02", KELLY, "", "supported",
     "2025-02-20"),
    ("designation", "Cartel of the Suns", "2025-01-20",
     "The Wall Street Journal", "", "contradicted", "2025-07-25"),
    ("accusation", "Nicolas Maduro", "", "", "Caracas", "", ""),
]
INNOCENT = ("Trump", "Kelly", "Sheinbaum", "Rubio", "New York Post", "Reuters",
            "EWTN", "Pentagon")


def main():
    tamiz = sys.argv[1]
    if not ARTICLE.exists() or not OFAC.exists():
        print("skipped: no article in", SHARED)
        return 77
    with tempfile.TemporaryDirectory() as folder:
        lists = os.path.join(folder, "lists.tamiz")
        subprocess.run([tamiz, "forge", "tamiz_cartels",
                        f"us_ofac_sdn={OFAC}", "-o", lists, "--quiet"],
                       check=True, capture_output=True)
        run = subprocess.run([tamiz, "scan", "--json", ARTICLE, "--snapshot",
                              lists], capture_output=True, text=True)
    answer = json.loads(run.stdout)
    got = [(c["kind"], c["subject"], c["date"], c["attributed_to"],
            c["disputed_by"], c["verdict"], c["nearest"].get("since", ""))
           for c in answer["claims"]]
    wrong = [m["text"] for m in answer["mentions"]
             if any(name in m["text"] for name in INNOCENT)]
    for row in got:
        print(row)
    print("innocent:", wrong)
    return 1 if got != WANT or wrong or run.returncode != 1 else 0


if __name__ == "__main__":
    sys.exit(main())
