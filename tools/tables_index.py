# SPDX-License-Identifier: Apache-2.0
"""What src/index tells snapshots apart by."""
import hashlib

from tables_file import c_string, kind, write


@kind
def analysis(out_c, out_h, *paths):
    """A hash of tables and sources that decide how names are cut."""
    whole = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            whole.update(hashlib.sha256(file.read()).digest())
    write(out_h, ["#pragma once", "#define TAMIZ_ANALYSIS_HASH "
                  + c_string(whole.hexdigest()[:12])])
    write(out_c, [f'#include "{out_h.split("/")[-1]}"',
                  "/* The header holds all there is. */",
                  "extern const char tamiz_analysis_hash[];",
                  "const char tamiz_analysis_hash[] = TAMIZ_ANALYSIS_HASH;"])
