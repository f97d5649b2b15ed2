/* SPDX-License-Identifier: Apache-2.0 */
#include "list_reader.h"

#include "base_error.h"

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
    {{"*fullsanctionslist*.csv"}},
    {{"eu_fsf*.csv"}},
};
static const tamiz_list_form gb_forms[] = {
    {{"uk[-_ ]sanctions[-_ ]list*.csv"}},
    {{"uk[-_ ]sanctions[-_ ]list*.xml"}},
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

static const tamiz_list_form ftm_forms[] = {
    {{"*ftm.json"}},
    {{"*ftm.jsonl"}},
    {{"targets.nested.json"}},
};
static const tamiz_list_form senzing_forms[] = {
    {{"*senzing.json"}},
    {{"*senzing.jsonl"}},
};

static const tamiz_list_form house_forms[] = {
    {{"*.csv", "mapping.tsv"}},
    {{"*.txt", "mapping.tsv"}},
};

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
        .licence = "US government work, public domain (17 USC 105)",
        /* Changes come several times a month (OFAC, Recent Actions). */
        .stale_days = 14,
        /* 13,821 parties in the files of 2023-12-28, more in each since.
         * About half of that, and of the 6,646 individuals among them. */
        .floors = {{NULL, 6000}, {"Person", 3000}},
        .read = tamiz_list_ofac_read,
        FORMS(sdn_forms),
    },
    {
        .id = "us_ofac_cons",
        .title = "OFAC Consolidated Sanctions List (non-SDN)",
        .issuer = "US Treasury, OFAC",
        .url = "https://www.treasury.gov/ofac/downloads/sanctions/1.0/"
               "cons_advanced.xml",
        .licence = "US government work, public domain (17 USC 105)",
        .stale_days = 120, /* months may pass without a change */
        /* 442 parties in the files of December 2025. */
        .floors = {{NULL, 200}},
        .read = tamiz_list_ofac_cons_read,
        FORMS(cons_forms),
    },
    {
        .id = "un_sc_sanctions",
        .title = "UN Security Council Consolidated List",
        .issuer = "United Nations Security Council",
        .url = "https://scsanctions.un.org/resources/xml/en/"
               "consolidated.xml",
        .licence = "UN Security Council; free for implementing sanctions",
        /* dateGenerated is the day of the last change; press releases of the
         * committees tell of one or two a month. */
        .stale_days = 45,
        /* 1,003 parties in the files of 2021-01-18 and of 2026-02-27; 710 and
         * 730 of them individuals. */
        .floors = {{NULL, 500}, {"Person", 300}},
        .read = tamiz_list_un_read,
        FORMS(un_forms),
    },
    {
        .id = "eu_fsf",
        .title = "EU Consolidated Financial Sanctions List",
        .issuer = "European Commission",
        .url = "https://webgate.ec.europa.eu/fsd/fsf/public/files/"
               "xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",
        .licence = "European Union; reuse with source (2011/833/EU)",
        .stale_days = 30,
        /* 5,860 parties, 4,341 of them persons, in February 2026. */
        .floors = {{NULL, 3000}, {"Person", 2000}},
        .read = tamiz_list_eu_read,
        FORMS(eu_forms),
    },
    {
        .id = "gb_fcdo_sanctions",
        .title = "UK Sanctions List",
        .issuer = "UK Foreign, Commonwealth and Development Office",
        .url = "https://www.gov.uk/government/publications/"
               "the-uk-sanctions-list",
        .urls = {"https://sanctionslist.fcdo.gov.uk/docs/"
                 "UK-Sanctions-List.csv"}, /* that page leads there */
        .licence = "Open Government Licence v3.0",
        .stale_days = 21,
        /* 6,349 parties in August 2026. */
        .floors = {{NULL, 3000}, {"Person", 1500}},
        .read = tamiz_list_gb_read,
        FORMS(gb_forms),
    },
    {
        .id = "ca_dfatd_sema_sanctions",
        .title = "Consolidated Canadian Autonomous Sanctions List",
        .issuer = "Global Affairs Canada",
        .url = "https://www.international.gc.ca/world-monde/assets/office_docs/"
               "international_relations-relations_internationales/sanctions/"
               "sema-lmes.xml",
        .licence = "Open Government Licence - Canada",
        /* No date of its own; the newest listing of February 2026 was of the
         * week before, and lists come once or twice a month. */
        .stale_days = 60,
        /* 5,379 records in February 2026, 3,473 of them of persons. */
        .floors = {{NULL, 2500}, {"Person", 1500}},
        .read = tamiz_list_ca_read,
        FORMS(ca_forms),
    },
    {
        .id = "au_dfat_sanctions",
        .title = "Australian Sanctions Consolidated List",
        .issuer = "Australian Department of Foreign Affairs and Trade",
        .url = "https://www.dfat.gov.au/sites/default/files/"
               "Australian_Sanctions_Consolidated_List.xlsx",
        .licence = "CC BY 4.0",
        .stale_days = 60, /* by the newest control date */
        /* 3,062 parties in December 2024, 2,316 of them individuals; 3,811 in
         * February 2026. */
        .floors = {{NULL, 1800}, {"Person", 1200}},
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
        .licence = "Swiss federal data; free use with source",
        .stale_days = 30,
        /* 8,254 targets in February 2026, 4,518 of them individuals. */
        .floors = {{NULL, 4000}, {"Person", 2000}},
        .read = tamiz_list_ch_read,
        FORMS(ch_forms),
    },
    {
        .id = "us_trade_csl",
        .title = "Consolidated Screening List (without OFAC's lists)",
        .issuer = "US Commerce, International Trade Administration",
        .url = "https://api.trade.gov/static/consolidated_screening_list/"
               "consolidated.json",
        .licence = "US government work, public domain",
        .stale_days = 45, /* CSV: by the newest order */
        /* The Denied Persons List alone had 546 rows in 2019. */
        .floors = {{NULL, 500}},
        .read = tamiz_list_csl_read,
        FORMS(csl_forms),
    },
    {
        .id = "us_state_fto",
        .title = "Foreign Terrorist Organizations",
        .issuer = "US Department of State",
        .url = "https://www.state.gov/foreign-terrorist-organizations/",
        .licence = "US government work, public domain",
        .floors = {{NULL, 40}}, /* a few new ones a year, few delisted */
        .read = tamiz_list_fto_read,
        FORMS(fto_forms),
    },
    {
        .id = "tamiz_cartels",
        .title = "Cartels designated as terrorist organisations",
        .issuer = "tamiz, from public records of six governments",
        .url = "",
        .licence = "Apache-2.0; the records are public",
        .stale_days = 90, /* comes with the program: a reminder to renew it */
        .read = tamiz_list_cartels_read,
        .built_in = true,
    },
    {
        .id = "ftm",
        .title = "FollowTheMoney entities",
        .issuer = "as the file says",
        .url = "",
        .read = tamiz_list_ftm_read,
        .exchange = true,
        FORMS(ftm_forms),
    },
    {
        .id = "senzing",
        .title = "Records of Senzing's entity specification",
        .issuer = "as the file says",
        .url = "",
        .read = tamiz_list_senzing_read,
        .exchange = true,
        FORMS(senzing_forms),
    },
    {
        .id = "csv",
        .title = "A list of one's own",
        .issuer = "as mapping.tsv says",
        .url = "",
        .read = tamiz_list_house_read,
        .exchange = true,
        FORMS(house_forms),
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

bool tamiz_list_is_id(tamiz_span id) {
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    if (!id.size || id.size >= 64) return false;
    for (size_t i = 0; i < id.size; i++)
        if (!memchr(allowed, id.data[i], sizeof allowed - 1)) return false;
    return true;
}

/* A list of that id in the format. */
static tamiz_code name_format(const tamiz_list_kind *format, const char *id,
                              tamiz_arena *arena, const tamiz_list_kind **out,
                              tamiz_error *err) {
    tamiz_list_kind *kind = tamiz_arena_take(arena, sizeof *kind);
    const char *copy = tamiz_arena_print(arena, "%s", id);
    if (!kind || !copy) return tamiz_fail_memory(err, id);
    *kind = *format;
    kind->id = copy;
    kind->reader = format->id;
    *out = kind;
    return TAMIZ_OK;
}

tamiz_code tamiz_list_kind_named(const char *name, tamiz_arena *arena,
                                 const tamiz_list_kind **out,
                                 tamiz_error *err) {
    const char *colon = strchr(name, ':');
    size_t size = colon ? (size_t)(colon - name) : strlen(name);
    const tamiz_list_kind *kind =
        tamiz_list_kind_find((tamiz_span){name, size});
    if (!kind)
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, name,
                          "no such list; `tamiz lists` shows those that can be "
                          "read");
    if (colon && !kind->exchange)
        return tamiz_fail(
            err, TAMIZ_BAD_ARGUMENT, name,
            "%s is a list with a name of its own; expected no :", kind->id);
    if (colon && !tamiz_list_is_id(tamiz_span_of(colon + 1)))
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, name,
                          "expected a list's name after the colon: at most 63 "
                          "of a-z, 0-9 and _");
    if (colon && tamiz_list_kind_find(tamiz_span_of(colon + 1)))
        return tamiz_fail(err, TAMIZ_BAD_ARGUMENT, name,
                          "this name is taken by a known list; choose another");
    if (colon) return name_format(kind, colon + 1, arena, out, err);
    *out = kind;
    return TAMIZ_OK;
}

tamiz_code tamiz_list_kind_stored(const char *id, const char *reader,
                                  tamiz_arena *arena,
                                  const tamiz_list_kind **out,
                                  tamiz_error *err) {
    const tamiz_list_kind *kind = tamiz_list_kind_find(tamiz_span_of(reader));
    if (!kind || (!kind->exchange && strcmp(id, reader) != 0))
        return tamiz_fail(err, TAMIZ_UNSUPPORTED, id,
                          "stored, but this version cannot read it");
    if (strcmp(id, reader) != 0) return name_format(kind, id, arena, out, err);
    *out = kind;
    return TAMIZ_OK;
}
