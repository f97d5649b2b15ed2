/* SPDX-License-Identifier: Apache-2.0 */
#include "list_reader.h"

/* As list_ofac.c knows them, richest first. */
static const tamiz_list_form sdn_forms[] = {
    {{"sdn_advanced.xml"}},
    {{"sdn.xml"}},
    {{"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"}},
};
static const tamiz_list_form cons_forms[] = {
    {{"cons_advanced.xml"}},
    {{"consolidated.xml"}},
    {{"cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"}},
};
static const tamiz_list_form eu_forms[] = {
    {{"xmlfullsanctionslist_1_1*.xml"}},
    {{"*fullsanctionslist*.xml"}},
    {{"eu_fsf*.xml"}},
};
static const tamiz_list_form gb_forms[] = {
    {{"uk[-_ ]sanctions[-_ ]list*.csv"}},
    {{"uk[-_ ]sanctions[-_ ]list*.xml"}},
};
static const tamiz_list_form un_forms[] = {{{"*consolidated*.xml"}}};

#define FORMS(table)                                                           \
    .forms = (table), .form_count = sizeof(table) / sizeof *(table)

/* Titles, issuers and places as of November 2026. */
const tamiz_list_kind tamiz_list_kinds[] = {
    {
        .id = "us_ofac_sdn",
        .title = "OFAC Specially Designated Nationals",
        .issuer = "US Treasury, OFAC",
        .url = "https://www.treasury.gov/ofac/downloads/sanctions/1.0/"
               "sdn_advanced.xml",
        .read = tamiz_list_ofac_read,
        FORMS(sdn_forms),
    },
    {
        .id = "us_ofac_cons",
        .title = "OFAC Consolidated Sanctions List (non-SDN)",
        .issuer = "US Treasury, OFAC",
        .url = "https://www.treasury.gov/ofac/downloads/sanctions/1.0/"
               "cons_advanced.xml",
        .read = tamiz_list_ofac_cons_read,
        FORMS(cons_forms),
    },
    {
        .id = "un_sc_sanctions",
        .title = "UN Security Council Consolidated List",
        .issuer = "United Nations Security Council",
        .url = "https://scsanctions.un.org/resources/xml/en/"
               "consolidated.xml",
        .read = tamiz_list_un_read,
        FORMS(un_forms),
    },
    {
        .id = "eu_fsf",
        .title = "EU Consolidated Financial Sanctions List",
        .issuer = "European Commission",
        .url = "https://webgate.ec.europa.eu/fsd/fsf/public/files/"
               "xmlFullSanctionsList_1_1/content",
        .read = tamiz_list_eu_read,
        FORMS(eu_forms),
    },
    {
        .id = "gb_fcdo_sanctions",
        .title = "UK Sanctions List",
        .issuer = "UK Foreign, Commonwealth and Development Office",
        .url = "https://www.gov.uk/government/publications/"
               "the-uk-sanctions-list",
        .read = tamiz_list_gb_read,
        FORMS(gb_forms),
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
