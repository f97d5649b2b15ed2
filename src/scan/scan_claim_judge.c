/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_claim_judge.h"

#include "entity_schema.h"
#include "index_links.h"
#include "name_split.h"
#include "scan_claim_record.h"
#include "screen_answer.h"

/* A score of 1 but for the last bits of a sum. */
static const double EXACT = 1 - 1e-9;

/* Days before an act takes effect in which a text may already call its party
 * designated, and after its end in which it still may. */
enum { ANNOUNCED = 21 };

/* Whether the part of a listed name that is written so is a legal form. */
static bool is_form(const tamiz_name *listed, const char *text) {
    for (size_t i = 0; i < listed->count; i++) {
        const tamiz_part *p = &listed->parts[i];
        if (tamiz_span_is(
                (tamiz_span){listed->text.data + p->start, p->end - p->start},
                text))
            return p->kind == TAMIZ_PART_LEGAL;
    }
    return false;
}

/* Whether the hit's name is the one in the text, but for legal forms that
 * people leave out: "Emperor Aviation" of "EMPEROR AVIATION LTD". */
static bool lacks_form_only(const tamiz_claim_bench *b, const tamiz_hit *hit) {
    tamiz_name listed;
    tamiz_schema schema = tamiz_schema_find(tamiz_span_of(hit->schema));
    if (tamiz_name_split(b->latin, tamiz_span_of(hit->name),
                         tamiz_name_sort_of(schema), b->arena, &listed, NULL))
        return false;
    size_t said = 0;
    for (size_t i = 0; i < hit->evidence_count; i++) {
        const tamiz_evidence *e = &hit->evidence[i];
        if (!strcmp(e->kind, "exact"))
            said++;
        else if (strcmp(e->kind, "missing") != 0 ||
                 !is_form(&listed, e->listed))
            return false;
    }
    return said > 1;
}

/* Of a name without its legal form any other that is alike may be meant. */
static const char *doubt_of_short(const tamiz_claim_bench *b,
                                  const tamiz_answer *a, const uint32_t *own,
                                  size_t count) {
    if (!lacks_form_only(b, &a->hits[0]))
        return "the name is not quite the listed one";
    for (size_t i = 1; i < a->hit_count; i++) {
        size_t k = 0;
        while (k < count && own[k] != a->entities[i]) k++;
        if (k == count) return "the name may mean several parties";
    }
    return "";
}

/* Why the name does not tell whose claim it is, or "". Hits with the best
 * score that are not one subject may each be the one that is meant. */
const char *tamiz_claim_doubt(const tamiz_claim_bench *b,
                              const tamiz_answer *a) {
    uint32_t own[TAMIZ_SUBJECT_MOST];
    size_t count = tamiz_subject_of(a->snapshot, a->entities[0], own);
    if (a->hits[0].score < EXACT) return doubt_of_short(b, a, own, count);
    for (size_t i = 1; i < a->hit_count; i++) {
        size_t k = 0;
        if (a->hits[i].score < EXACT) return "";
        while (k < count && own[k] != a->entities[i]) k++;
        if (k == count) {
            const char *note =
                tamiz_arena_print(b->arena, "the name may mean %s or %s",
                                  a->hits[0].caption, a->hits[i].caption);
            return note ? note : "the name may mean several parties";
        }
    }
    return a->hit_count >= b->limit
               ? "the name may mean more parties than were asked for"
               : "";
}

/* The code of the authority whose acts are meant: a list of one department
 * holds those of its whole government. NULL = out of memory. */
static const char *meant(const tamiz_claim_bench *b,
                         const tamiz_claim_found *f) {
    const char *code = f->authority ? f->authority->value : "";
    if (!f->list || !code[0]) return code;
    return tamiz_arena_copy(b->arena, (tamiz_span){code, strcspn(code, ".")})
        .data;
}

/* What the claimed authority has on record of the party and those linked with
 * it, and of that the one whose first day is nearest to the claim's. */
static void record(const tamiz_claim_bench *b, const tamiz_claim_found *f,
                   const char *asked, const tamiz_answer *a,
                   tamiz_assertion *claim) {
    uint32_t own[TAMIZ_SUBJECT_MOST];
    size_t count = tamiz_subject_of(a->snapshot, a->entities[0], own);
    size_t all = 0, kept = 0;
    tamiz_designation *rows =
        tamiz_designations_of(a->snapshot, own, count, b->arena, &all);
    claim->record = rows;
    int64_t best = INT64_MAX;
    for (size_t i = 0; rows && i < all; i++) {
        tamiz_date since = {0};
        const char *code = tamiz_claim_code(rows[i].list, rows[i].authority);
        if (!tamiz_claim_holds(asked, code)) continue;
        rows[kept] = rows[i];
        bool ended = !strcmp(f->kind, "delisting") && rows[i].until[0];
        bool dated = tamiz_date_parse_iso(
            tamiz_span_of(ended ? rows[i].until : rows[i].since), &since);
        int64_t away = !f->when || !dated
                           ? INT64_MAX
                           : (int64_t)tamiz_date_first_day(since) -
                                 tamiz_date_first_day(f->when->date);
        if (away < 0) away = -away;
        if (away < best) {
            best = away;
            claim->nearest = &rows[kept];
        }
        kept++;
    }
    claim->record_count = kept;
}

static tamiz_claim_tense tense_of(const tamiz_claim_found *f) {
    if (!strcmp(f->kind, "delisting")) return TAMIZ_CLAIM_END;
    if (f->since) return TAMIZ_CLAIM_SINCE;
    return f->state ? TAMIZ_CLAIM_FORCE : TAMIZ_CLAIM_EVENT;
}

/* Undated, it was at some time before the text. */
static tamiz_claim_question question_of(const tamiz_claim_bench *b,
                                        const tamiz_claim_found *f) {
    bool day = b->day.date.year != 0;
    tamiz_claim_question q = {
        .authority = meant(b, f),
        .programme = f->programme ? f->programme : "",
        .plain = !f->as && !f->programme,
        .tense = tense_of(f),
        .from = INT32_MIN / 2, /* days of slack are added to both */
        .to = INT32_MAX / 2,
        .day = day ? tamiz_date_last_day(b->day.date) : INT32_MAX,
        .listed = b->snapshot,
    };
    if (f->when) {
        const tamiz_claim_token *w = f->when;
        q.from = tamiz_date_first_day(w->date);
        q.to = tamiz_date_last_day(w->until.year ? w->until : w->date);
        q.slack = w->slack;
    } else if (day) {
        q.to = q.day;
    }
    if (q.tense == TAMIZ_CLAIM_FORCE) q.slack = ANNOUNCED;
    return q;
}

/* Why what was understood does not tell enough, or "". */
static const char *open_in(const tamiz_claim_found *f) {
    if (f->unclear) return "the date could not be told";
    if (f->state && !f->since && !f->when)
        return "the day of the text is not known";
    return f->as && !f->programme && !f->danger ? "the kind of act is not known"
                                                : "";
}

void tamiz_claim_judge(const tamiz_claim_bench *b, const tamiz_claim_found *f,
                       const tamiz_answer *a, tamiz_assertion *claim) {
    tamiz_claim_question q = question_of(b, f);
    if (!q.authority) return; /* and no record: out of memory */
    if (!claim->note[0]) claim->note = open_in(f);
    if (!claim->note[0])
        claim->verdict =
            tamiz_claim_verdict(a->snapshot, a->entities[0], &q, &claim->note);
    record(b, f, q.authority, a, claim);
}
