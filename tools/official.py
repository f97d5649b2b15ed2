# SPDX-License-Identifier: Apache-2.0
"""Where the official lists stand in the shared data."""
LISTS = {
    "un_sc_sanctions": "un/un_consolidated_2026-02-27.xml.zst",
    "eu_fsf": "eu/eu_fsf_2026-02-25_rebuilt.xml.zst",
    "us_ofac_sdn": "ofac/2023-12-28",
    "us_ofac_cons": "ofac/consolidated-non-sdn/2025-12",
    "au_dfat_sanctions": "au/regulation8_consolidated_2024-12.xlsx",
    "ca_dfatd_sema_sanctions": "ca/sema-lmes_2020-04.xml",
}
UK = "uk/uk_sanctions_list_2026-08-22.jsonl.zst"
