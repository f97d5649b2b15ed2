/* SPDX-License-Identifier: Apache-2.0 */
#include "list_reader.h"

/* As tamiz_list_ofac_read() knows them, richest first. */
static const tamiz_list_form ofac_forms[] = {
    {{"sdn_advanced.xml"}},
    {{"cons_advanced.xml"}},
    {{"sdn.xml"}},
    {{"consolidated.xml"}},
    {{"sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"}},
    {{"cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"}},
};
static const tamiz_list_form un_forms[] = {{{"*consolidated*.xml"}}};
static const tamiz_list_form ca_forms[] = {{{"*sema-lmes*.xml"}}};
static const tamiz_list_form au_forms[] = {
    {{"*australian_sanctions_consolidated_list*.xlsx"}},
    {{"regulation8_consolidated*.xlsx"}},
};
static const tamiz_list_form csl_forms[] = {
    {{"consolidated.json"}},
    {{"consolidated.csv"}},
};
static const tamiz_list_form ch_forms[] = {
    {{"*consolidated-list*.xml"}},
    {{"*swiss-sanctions-list*.xml"}},
    {{"*seco*.xml"}},
};
static const tamiz_list_form fto_forms[] = {
    {{"*foreign-terrorist-organizations*.html"}},
    {{"*foreign-terrorist-organizations*.htm"}},
};

#define FORMS(table)                                                           \
    .forms = (table), .form_count = sizeof(table) / sizeof *(table)

_Static_assert(sizeof ofac_forms / sizeof *ofac_forms <= TAMIZ_LIST_FORMS,
               "list_files.c keeps a slot for each form");

/* Titles, issuers and places as of November 2026. */
const tamiz_list_kind tamiz_list_kinds[] = {
    {
        .id = "us_ofac_sdn",
        .title = "OFAC Specially Designated Nationals",
        .issuer = "US Treasury, OFAC",
        .url = "https://www.treasury.gov/ofac/downloads/sanctions/1.0/"
               "sdn_advanced.xml",
        .read = tamiz_list_ofac_read,
        FORMS(ofac_forms),
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
        .id = "ca_dfatd_sema_sanctions",
        .title = "Consolidated Canadian Autonomous Sanctions List",
        .issuer = "Global Affairs Canada",
        .url = "https://www.international.gc.ca/world-monde/assets/office_docs/"
               "international_relations-relations_internationales/sanctions/"
               "sema-lmes.xml",
        .read = tamiz_list_ca_read,
        FORMS(ca_forms),
    },
    {
        .id = "au_dfat_sanctions",
        .title = "Australian Sanctions Consolidated List",
        .issuer = "Australian Department of Foreign Affairs and Trade",
        .url = "https://www.dfat.gov.au/sites/default/files/"
               "Australian_Sanctions_Consolidated_List.xlsx",
        .read = tamiz_list_au_read,
        FORMS(au_forms),
    },
    {
        .id = "ch_seco_sanctions",
        .title = "Swiss sanctions list (SESAM)",
        .issuer = "Swiss State Secretariat for Economic Affairs",
        .url = "https://www.sesam.search.admin.ch/sesam-search-web/pages/"
               "downloadXmlGesamtliste.xhtml?lang=en&action="
               "downloadXmlGesamtlisteAction",
        .read = tamiz_list_ch_read,
        FORMS(ch_forms),
    },
    {
        .id = "us_trade_csl",
        .title = "Consolidated Screening List (without OFAC's lists)",
        .issuer = "US Commerce, International Trade Administration",
        .url = "https://api.trade.gov/static/consolidated_screening_list/"
               "consolidated.json",
        .read = tamiz_list_csl_read,
        FORMS(csl_forms),
    },
    {
        .id = "us_state_fto",
        .title = "Foreign Terrorist Organizations",
        .issuer = "US Department of State",
        .url = "https://www.state.gov/foreign-terrorist-organizations/",
        .read = tamiz_list_fto_read,
        FORMS(fto_forms),
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
