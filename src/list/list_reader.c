/* SPDX-License-Identifier: Apache-2.0 */
#include "list_reader.h"

static const char *const ofac_files[] = {
    "sdn.csv", "add.csv",          "alt.csv", "sdn_comments.csv",
    "sdn.xml", "sdn_advanced.xml", NULL};
static const char *const un_files[] = {"*consolidated*.xml", NULL};

/* Titles, issuers and places: the publishers' own pages, read in November
 * 2026. */
const tamiz_list_kind tamiz_list_kinds[] = {
    {
        .id = "us_ofac_sdn",
        .title = "OFAC Specially Designated Nationals",
        .issuer = "US Treasury, OFAC",
        .url = "https://www.treasury.gov/ofac/downloads/sanctions/1.0/"
               "sdn_advanced.xml",
        .read = tamiz_list_ofac_read,
        .files = ofac_files,
    },
    {
        .id = "un_sc_sanctions",
        .title = "UN Security Council Consolidated List",
        .issuer = "United Nations Security Council",
        .url = "https://scsanctions.un.org/resources/xml/en/"
               "consolidated.xml",
        .read = tamiz_list_un_read,
        .files = un_files,
    },
    {
        .id = "tamiz_cartels",
        .title = "Cartels designated as terrorist organisations",
        .issuer = "tamiz, from public records of six governments",
        .url = "",
        .read = tamiz_list_cartels_read,
        .built_in = true,
    },
};
const size_t tamiz_list_kind_count =
    sizeof tamiz_list_kinds / sizeof *tamiz_list_kinds;

const tamiz_list_kind *tamiz_list_kind_find(tamiz_span id) {
    for (size_t i = 0; i < tamiz_list_kind_count; i++)
        if (tamiz_span_is(id, tamiz_list_kinds[i].id))
            return &tamiz_list_kinds[i];
    return NULL;
}
