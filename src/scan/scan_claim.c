/* SPDX-License-Identifier: Apache-2.0 */
/* The claims of a text, sentence by sentence. */
#include "scan_claim.h"

#include "base_error.h"
#include "index_crew.h"
#include "scan_claim_judge.h"
#include "scan_claim_relation.h"
#include "scan_claim_role.h"
#include "scan_claim_source.h"
#include "scan_claim_verb.h"
#include "screen_answer.h"

typedef struct reader {
    tamiz_claim_bench bench;
    tamiz_claim_sentence s;
    tamiz_claim_source source; /* of the sentence */
    tamiz_buffer *claims;
} reader;

static const char *copy(const reader *r, tamiz_span text) {
    return text.size ? tamiz_arena_copy(r->bench.arena, text).data : "";
}

static const char *copy_token(const reader *r, const tamiz_claim_token *t) {
    return copy(r, (tamiz_span){r->s.text.data + t->start, t->end - t->start});
}

/* What lists say of both: of one that left its list, what was said when both
 * had. NULL = out of memory. */
static tamiz_relation *relations_of(const reader *r, const tamiz_answer *of,
                                    const tamiz_answer *object,
                                    tamiz_assertion *claim) {
    if (of->snapshot != object->snapshot)
        return tamiz_arena_array(r->bench.arena, 1, sizeof(tamiz_relation));
    return tamiz_claim_relations(of->snapshot, of->entities[0],
                                 object->entities[0], r->bench.arena,
                                 &claim->relation_count);
}

/* Of whom the role is, whether that name tells whom, and what is on record of
 * both. False = out of memory. */
static bool set_object(const reader *r, const tamiz_claim_found *f,
                       const tamiz_answer *of, tamiz_assertion *claim) {
    const tamiz_claim_token *t = tamiz_claim_at(&r->s, f->object - 1);
    const tamiz_answer *a = t->mention->answer;
    claim->object = copy_token(r, t);
    claim->object_entity = a->hits[0].entity_id;
    if (!claim->note[0]) claim->note = tamiz_claim_doubt(&r->bench, a);
    claim->relations = relations_of(r, of, a, claim);
    return claim->object && claim->relations;
}

/* "2026-03-14", "2026-03", or of a week "2026-03-09/2026-03-15". */
static void print_date(const tamiz_claim_found *f,
                       char text[2 * TAMIZ_DATE_TEXT]) {
    text[0] = '\0';
    if (!f->when) return;
    tamiz_date_print(f->when->date, text);
    if (!f->when->until.year) return;
    size_t end = strlen(text);
    text[end] = '/';
    tamiz_date_print(f->when->until, text + end + 1);
}

/* An act of an authority, which the record holds. */
static bool is_official(const char *kind) {
    return !strcmp(kind, "designation") || !strcmp(kind, "listing") ||
           !strcmp(kind, "delisting");
}

static tamiz_code add_of_one(const reader *r, const tamiz_claim_found *f,
                             tamiz_error *err) {
    char date[2 * TAMIZ_DATE_TEXT];
    print_date(f, date);
    for (size_t i = 0; i < f->count; i++) {
        const tamiz_claim_token *t = tamiz_claim_at(&r->s, f->subjects[i]);
        const tamiz_answer *a = t->mention->answer;
        bool judged = is_official(f->kind);
        tamiz_assertion claim = {
            .kind = f->kind,
            .subject = copy_token(r, t),
            .object = "",
            .object_entity = "",
            .entity = a->hits[0].entity_id,
            .date = copy(r, tamiz_span_of(date)),
            .authority = f->authority ? f->authority->form : "",
            .attributed_to = copy(r, r->source.said_by),
            .disputed_by = copy(r, r->source.denied_by),
            .verdict = "",
            .note = tamiz_claim_doubt(&r->bench, a),
            .text_start = t->mention->start,
            .left_list = t->mention->left_list,
            .left_after = t->mention->left_after,
            .left_by = t->mention->left_by,
        };
        if (judged) tamiz_claim_judge(&r->bench, f, a, &claim);
        if (f->object && !set_object(r, f, a, &claim))
            return tamiz_fail_memory(err, "claims");
        tamiz_buffer_add(r->claims, &claim, sizeof claim);
        if (!claim.subject || !claim.object || !claim.date ||
            !claim.attributed_to || !claim.disputed_by ||
            (judged && !claim.record) || r->claims->failed)
            return tamiz_fail_memory(err, "claims");
    }
    return TAMIZ_OK;
}

/* Each authority has a record of its own. */
static tamiz_code add_claims(const reader *r, const tamiz_claim_found *f,
                             tamiz_error *err) {
    tamiz_claim_found one = *f;
    tamiz_code code = add_of_one(r, &one, err);
    for (size_t i = 0; !code && i < f->also_count; i++) {
        one.authority = f->also[i];
        code = add_of_one(r, &one, err);
    }
    return code;
}

/* What is said to be so is so on the day of the text; of another day it cannot
 * be told what the record was then. */
static void date_state(const reader *r, tamiz_claim_found *f) {
    if (!f->state || f->since) return;
    f->unclear |= f->when != NULL;
    f->when = f->unclear || !r->bench.day.date.year ? NULL : &r->bench.day;
}

/* Who says so, or denies it, in the sentence behind. */
static tamiz_code read_next(reader *r, tamiz_latin *latin, tamiz_span text,
                            size_t from, size_t first, tamiz_error *err) {
    tamiz_assertion *all = (void *)r->claims->data;
    size_t count = r->claims->size / sizeof *all;
    bool rejects = false;
    if (first == count) return TAMIZ_OK;
    tamiz_code code =
        tamiz_claim_next(latin, text, from, r->bench.arena, &r->s, err);
    if (code) return code;
    tamiz_claim_source found = tamiz_claim_source_behind(&r->s, &rejects);
    for (size_t i = first; i < count; i++) {
        tamiz_assertion *c = &all[i];
        if (!c->attributed_to[0]) c->attributed_to = copy(r, found.said_by);
        if (!c->disputed_by[0] && !(rejects && is_official(c->kind)))
            c->disputed_by = copy(r, found.denied_by);
        if (!c->attributed_to || !c->disputed_by)
            return tamiz_fail_memory(err, "claims");
    }
    return TAMIZ_OK;
}

/* "Imagine: ..." is no claim, and what stands before is not read. */
static bool is_behind_colon(tamiz_span text, size_t start) {
    const char *blank = " \t\r\n\"'";
    while (start && text.data[start - 1] && strchr(blank, text.data[start - 1]))
        start--;
    return start && text.data[start - 1] == ':';
}

static tamiz_code read_sentence(reader *r, tamiz_latin *latin, tamiz_span text,
                                const tamiz_mention *m, size_t count,
                                tamiz_error *err) {
    size_t size = m->sentence_end - m->sentence_start;
    if (size > TAMIZ_CLAIM_SENTENCE || text.data[m->sentence_end - 1] == '?' ||
        is_behind_colon(text, m->sentence_start))
        return TAMIZ_OK;
    tamiz_code code = tamiz_claim_words(latin, text, r->bench.day.date, m,
                                        count, r->bench.arena, &r->s, err);
    if (code) return code;
    tamiz_claim_found f;
    r->source = tamiz_claim_source_of(&r->s);
    for (size_t i = 0; !code && i < r->s.count; i++)
        if (tamiz_claim_verb(&r->s, i, &f) || tamiz_claim_role(&r->s, i, &f)) {
            date_state(r, &f);
            code = add_claims(r, &f, err);
        }
    return code;
}

/* Only mentions of listed parties, shorter names with the answer of the full
 * one; NULL = out of memory. */
static tamiz_mention *keep_listed(const tamiz_mention *all, size_t *count,
                                  tamiz_arena *arena) {
    size_t kept = 0;
    tamiz_mention *listed =
        tamiz_arena_array(arena, *count + 1, sizeof *listed);
    for (size_t i = 0; listed && i < *count; i++) {
        size_t full = all[i].refers_to;
        const tamiz_mention *said = full < *count ? &all[full] : &all[i];
        if (!said->answer || !said->answer->hit_count) continue;
        listed[kept] = all[i];
        listed[kept++].answer = said->answer;
    }
    *count = kept;
    return listed;
}

/* The first sentence begins behind the dateline. */
static void skip_dateline(tamiz_mention *mentions, size_t count, size_t start) {
    for (size_t i = 0; i < count && mentions[i].sentence_start < start; i++)
        if (mentions[i].start >= start && mentions[i].sentence_end > start)
            mentions[i].sentence_start = start;
}

tamiz_code tamiz_claims_read(const tamiz_snapshot *snapshot,
                             const tamiz_claim_context *told, tamiz_span text,
                             const tamiz_mention *all, size_t count,
                             tamiz_arena *arena, tamiz_buffer *claims,
                             tamiz_error *err) {
    reader r = {.bench = {.snapshot = snapshot,
                          .arena = arena,
                          .limit = told->limit,
                          .day = {.date = told->day}},
                .claims = claims};
    tamiz_worker *worker = NULL;
    tamiz_mention *mentions = keep_listed(all, &count, arena);
    if (!mentions) return tamiz_fail_memory(err, "claims");
    if (!count) return TAMIZ_OK;
    tamiz_code code = tamiz_worker_borrow(snapshot, &worker, err);
    tamiz_date day = {0};
    size_t start = 0;
    if (!code) r.bench.latin = worker->latin;
    if (!code)
        code =
            tamiz_claim_dateline(worker->latin, text, arena, &day, &start, err);
    if (!r.bench.day.date.year) r.bench.day.date = day;
    skip_dateline(mentions, count, start);
    for (size_t i = 0, end; !code && i < count; i = end) {
        for (end = i + 1; end < count && mentions[end].sentence_start ==
                                             mentions[i].sentence_start;)
            end++;
        size_t first = claims->size / sizeof(tamiz_assertion);
        code =
            read_sentence(&r, worker->latin, text, &mentions[i], end - i, err);
        if (!code)
            code = read_next(&r, worker->latin, text, mentions[i].sentence_end,
                             first, err);
    }
    if (worker) tamiz_worker_return(snapshot, worker);
    return code;
}
