/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"

#include "index_forge.h"
#include "list_reader.h"

#include <stdio.h>
#include <time.h>

static const struct {
    const char *id, *path; /* NULL = built in */
} lists[] = {
    {"us_ofac_sdn", "data/ofac/2023-12-28"},
    {"un_sc_sanctions", "data/un/un_consolidated_2026-02-27.xml.zst"},
    {"tamiz_cartels", NULL},
    {"eu_fsf", "data/eu/eu_fsf_2026-02-25_rebuilt.xml.zst"},
};

/* Lets one party in `one_in` through, with all that is attached to it. */
typedef struct sieve {
    tamiz_sink into;
    unsigned one_in, part;
} sieve;

static tamiz_code sift(void *context, const tamiz_statement *statement,
                       tamiz_error *err) {
    sieve *s = context;
    tamiz_span party = statement->entity;
    size_t slash = tamiz_span_find(party, TAMIZ_SPAN("/"));
    if (slash != SIZE_MAX) party.size = slash;
    if (tamiz_hash(party) % s->one_in != s->part % s->one_in) return TAMIZ_OK;
    return s->into.put(s->into.context, statement, err);
}

void real_check(tamiz_code code, const tamiz_error *err) {
    if (!code) return;
    fail_msg("%s: %s:%u: %s", tamiz_code_name(code), err->where, err->line,
             err->message);
}

static void read_list(tamiz_dataset *data, size_t i, unsigned one_in,
                      unsigned part) {
    const tamiz_list_kind *kind =
        tamiz_list_kind_find(tamiz_span_of(lists[i].id));
    tamiz_list_meta meta = {.id = kind->id,
                            .title = kind->title,
                            .issuer = kind->issuer,
                            .published = "",
                            .fetched = "",
                            .source = "",
                            .sha256 = ""};
    tamiz_error err = {0};
    real_check(tamiz_dataset_begin(data, &meta, &err), &err);
    sieve s = {tamiz_dataset_sink(data), lists[i].path ? one_in : 1, part};
    tamiz_sink sink = {sift, &s};
    tamiz_list_facts facts;
    const char *path = lists[i].path ? test_shared(lists[i].path) : NULL;
    real_check(kind->read(path, &sink, &facts, NULL, &err), &err);
}

tamiz_snapshot *real_snapshot(unsigned which, unsigned one_in, unsigned part) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_buffer bytes = {0};
    tamiz_snapshot *snapshot = NULL;
    tamiz_error err = {0};
    for (size_t i = 0; i < COUNT(lists); i++)
        if (lists[i].path && which >> i & 1) (void)test_shared(lists[i].path);
    for (size_t i = 0; i < COUNT(lists); i++)
        if (which >> i & 1) read_list(&data, i, one_in, part);
    real_check(tamiz_index_forge(&data, &bytes, NULL, NULL, &err), &err);
    real_check(tamiz_snapshot_adopt(&bytes, &snapshot, &err), &err);
    tamiz_dataset_clear(&data);
    return snapshot;
}

uint64_t real_fresh_seed(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}
