#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""OFAC's whole list in its advanced XML, made by make_ofac_advanced.py: what was
written is what tamiz reads. Usage and exit codes as count_un.py."""
import json
import os
import subprocess
import sys
import tempfile

import count_ofac
import make_ofac_advanced


def main():
    reader, path = sys.argv[1:]
    root = os.environ.get("TAMIZ_SHARED", os.environ["TAMIZ_SHARED_DEFAULT"])
    path = os.path.join(root, path)
    if not os.path.exists(path):
        print(f"skipped: no {path}")
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="tamiz-ofac-") as folder:
        made = os.path.join(folder, "SDN_ADVANCED.XML")
        want = make_ofac_advanced.write(path, made)
        result = subprocess.run([reader, made], check=True,
                                capture_output=True)
    got = count_ofac.regroup(json.loads(result.stdout))
    failed = 0
    for key in sorted(want):
        fine = want[key] == got[key]
        failed += not fine
        print(f"{'ok ' if fine else 'BAD'} {key}: {want[key]} written, "
              f"{got[key]} read")
    sys.exit(failed > 0)


main()
