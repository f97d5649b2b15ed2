/* SPDX-License-Identifier: Apache-2.0 */
/* Claims of designation and accusation, active, passive and as a noun. Between
 * the verb, its authority and its subjects stand only words that are known to
 * change nothing; anything else, a negation, a condition, a wish or a question
 * before the verb, and there is no claim. */
#include "scan_claim.h"

#include "base_error.h"
#include "index_crew.h"
#include "index_links.h"
#include "scan_claim_record.h"
#include "scan_claim_words.h"
#include "screen_answer.h"

typedef struct reader {
    const tamiz_snapshot *snapshot;
    const tamiz_claim_context *told;
    tamiz_claim_sentence s;
    tamiz_arena *arena;
    tamiz_buffer *claims;
    tamiz_span from_whom, disputed; /* of the sentence */
} reader;

/* What was understood around one verb. */
typedef struct found {
    const tamiz_claim_phrase *act, *authority;
    size_t subjects[16], count;
    const tamiz_claim_token *when; /* its date, or NULL */
    const char *programme;         /* as in tamiz_claim_question */
    bool unclear;                  /* of time: no verdict */
    bool as;                       /* "as ..." tells what kind of act it was */
} found;

/* A score of 1 but for the last bits of a sum. */
static const double EXACT = 1 - 1e-9;

#define IS(r, i, CLASS) tamiz_claim_is(&(r)->s, (i), TAMIZ_CLAIM_##CLASS)

static const tamiz_claim_token *token_at(const reader *r, size_t i) {
    static const tamiz_claim_token none;
    return i < r->s.count ? &r->s.tokens[i] : &none;
}

static bool is_filler(const reader *r, size_t i) {
    return IS(r, i, FILL) || (IS(r, i, AUTH) && token_at(r, i)->possessive);
}

/* ---- subjects ---------------------------------------------------------- */

/* What may stand behind the last subject: nothing that makes it a part of a
 * longer name or of somebody else's. */
static bool ends_list(const reader *r, size_t i) {
    return i >= r->s.count || token_at(r, i)->comma ||
           token_at(r, i)->date.year || IS(r, i, AS) || IS(r, i, BY) ||
           IS(r, i, BE) || IS(r, i, FACT) || IS(r, i, CONJ) || IS(r, i, ACT) ||
           (IS(r, i, PREP) && strcmp(IS(r, i, PREP)->value, "of") != 0);
}

/* Reads "groups like A and B" from i on; returns the token behind. */
static size_t take_subjects(const reader *r, size_t i, found *f) {
    size_t end = i, start = f->count;
    for (;;) {
        while (is_filler(r, i) || IS(r, i, INCL)) i++;
        if (!token_at(r, i)->mention || token_at(r, i)->possessive ||
            f->count == 16)
            break;
        f->subjects[f->count++] = i++;
        end = i;
        if (IS(r, i, CONJ))
            i++;
        else if (!token_at(r, i)->comma)
            break;
    }
    bool accused = !strcmp(f->act->value, "accusation") && IS(r, end, PREP);
    if (f->count > start && !accused && !ends_list(r, end)) f->count = start;
    return end;
}

/* The same leftwards, up to token `end`; the phrase must start its clause. */
static void find_subjects_before(const reader *r, size_t end, found *f) {
    size_t i = end;
    for (;;) {
        if (!i || !token_at(r, i - 1)->mention ||
            token_at(r, i - 1)->possessive || f->count == 16)
            break;
        f->subjects[f->count++] = --i;
        while (i && is_filler(r, i - 1)) i--;
        if (i && IS(r, i - 1, CONJ) && i > 1 && token_at(r, i - 2)->mention)
            i--;
        else if (!token_at(r, i)->comma)
            break;
    }
    if (i && !token_at(r, i)->comma && !IS(r, i - 1, SUB) &&
        !IS(r, i - 1, SAY) && !IS(r, i - 1, REL) && !IS(r, i - 1, BUT) &&
        !token_at(r, i - 1)->date.year)
        f->count = 0;
}

/* ---- what follows ------------------------------------------------------ */

static size_t take_authority(const reader *r, size_t i, found *f) {
    while (IS(r, i, FILL)) i++;
    const tamiz_claim_phrase *row = IS(r, i, AUTH);
    if (!row) return 0;
    f->authority = row;
    return i + 1;
}

/* "as a foreign terrorist organization": up to the next comma or word that
 * leads on. */
static size_t take_complement(const reader *r, size_t i, found *f) {
    for (size_t n = 0; n < 10 && i < r->s.count; n++, i++) {
        const tamiz_claim_phrase *terror = IS(r, i, TERROR);
        if (token_at(r, i)->mention || token_at(r, i)->date.year ||
            (n && token_at(r, i)->comma) || IS(r, i, BY) || IS(r, i, PREP) ||
            IS(r, i, REL) || IS(r, i, CONJ) || IS(r, i, SUB))
            break;
        if (!terror) continue;
        if (!f->programme || !strcmp(f->programme, "terror"))
            f->programme =
                strcmp(terror->value, "any") ? terror->value : "terror";
    }
    return i;
}

static bool is_lead_to_date(const reader *r, size_t i) {
    const tamiz_claim_phrase *prep = IS(r, i, PREP);
    return (prep && !strcmp(prep->value, "in")) ||
           (IS(r, i, FILL) && !strcmp(IS(r, i, FILL)->value, "art"));
}

static void take_rest(const reader *r, size_t i, found *f) {
    for (size_t next = i; i < r->s.count; i = next) {
        if (token_at(r, i)->date.year && !f->when) {
            f->when = token_at(r, i);
            next = i + 1;
        } else if (is_lead_to_date(r, i) && token_at(r, i + 1)->date.year) {
            next = i + 1;
        } else if (IS(r, i, BY) && !f->authority) {
            next = take_authority(r, i + 1, f);
        } else if (IS(r, i, AS) || (IS(r, i, FILL) && !token_at(r, i)->comma)) {
            f->as |= IS(r, i, AS) != NULL;
            next = take_complement(r, i + 1, f);
        }
        if (next <= i) break;
    }
}

/* A date that stands somewhere else may be the claim's. */
static void look_for_other_dates(const reader *r, found *f) {
    for (size_t i = 0; i < r->s.count && !f->when; i++)
        f->unclear |= token_at(r, i)->date.year || IS(r, i, WHEN) ||
                      IS(r, i, WEEKDAY) || IS(r, i, MONTH) ||
                      token_at(r, i)->year;
}

/* ---- the verb ---------------------------------------------------------- */

/* Whether the date at i opens its clause: "In May 2025, ...", "and on Friday".
 * After "as of", or at the end of something longer, it is another time. */
static bool opens_clause(const reader *r, size_t i) {
    bool lead = i && is_lead_to_date(r, i - 1);
    i -= lead;
    return !i || token_at(r, i)->comma || IS(r, i - 1, CONJ) ||
           (lead && IS(r, i - 1, SUB)) || IS(r, i - 1, BUT) ||
           IS(r, i - 1, SAY) || IS(r, i - 1, ORDER);
}

/* The authority before the verb at i: "Trump's executive order designated". */
static bool agent_before(const reader *r, size_t i, found *f) {
    while (i && (IS(r, i - 1, ADV) || IS(r, i - 1, HAVE) ||
                 IS(r, i - 1, ACTNOUN) || token_at(r, i - 1)->date.year)) {
        i--;
        if (token_at(r, i)->date.year) {
            f->when = token_at(r, i);
            if (i && is_lead_to_date(r, i - 1)) i--;
        }
    }
    if (!i || !(f->authority = IS(r, i - 1, AUTH))) return false;
    i--;
    while (i && IS(r, i - 1, FILL)) i--;
    /* "Signed on DAY, the order ..." */
    bool dated = i && token_at(r, i - 1)->date.year;
    if (dated) f->when = token_at(r, i - 1);
    if (dated && !opens_clause(r, i - 1)) f->unclear = true;
    return !i || dated || token_at(r, i)->comma || IS(r, i - 1, SUB) ||
           IS(r, i - 1, SAY) || IS(r, i - 1, BUT);
}

static bool read_active(const reader *r, size_t i, found *f) {
    if (!agent_before(r, i, f)) return false;
    if (!f->when && token_at(r, i + 1)->date.year) f->when = token_at(r, ++i);
    size_t end = take_subjects(r, i + 1, f);
    if (!f->count) return false;
    take_rest(r, end, f);
    return true;
}

static bool read_passive(const reader *r, size_t i, found *f) {
    size_t be = i;
    while (be && IS(r, be - 1, ADV)) be--;
    const tamiz_claim_phrase *row = be ? IS(r, be - 1, BE) : NULL;
    if (!row || strcmp(row->value, "past") != 0) return false;
    find_subjects_before(r, be - 1, f);
    take_rest(r, i + 1, f);
    return f->count > 0;
}

/* "his February 2025 designation of A and B as ..." */
static bool read_noun(const reader *r, size_t i, found *f) {
    size_t at = i;
    if (at && token_at(r, at - 1)->date.year) f->when = token_at(r, --at);
    if (!at) return false;
    if (token_at(r, at - 1)->possessive) f->authority = IS(r, at - 1, AUTH);
    for (size_t k = at - 1; k && !f->authority && IS(r, at - 1, PRON); k--)
        f->authority = IS(r, k - 1, AUTH);
    size_t end = take_subjects(r, i + 1, f);
    take_rest(r, end, f);
    return f->count > 0 && f->authority;
}

/* Whether something before the verb takes the claim back. */
static bool is_hedged(const reader *r, size_t verb) {
    for (size_t i = 0; i < verb; i++) {
        if (IS(r, i, NEG)) return true;
        if (IS(r, i, HEDGE) && !token_at(r, i)->date.year) return true;
    }
    return false;
}

/* ---- who says so ------------------------------------------------------- */

/* From token i up to the next comma or small word that is no title. */
static tamiz_span name_from(const reader *r, size_t i) {
    size_t end = i;
    while (end < r->s.count && end - i < 8 &&
           (end == i || !token_at(r, end)->comma) &&
           (token_at(r, end)->capital || IS(r, end, TITLE) || IS(r, end, FILL)))
        end++;
    if (end == i) return (tamiz_span){0};
    size_t start = token_at(r, i)->start;
    return (tamiz_span){r->s.text.data + start,
                        token_at(r, end - 1)->end - start};
}

static tamiz_span name_before(const reader *r, size_t end) {
    size_t i = end;
    while (i && end - i < 8 && (i == end || !token_at(r, i)->comma) &&
           (token_at(r, i - 1)->capital || IS(r, i - 1, TITLE)))
        i--;
    if (i == end) return (tamiz_span){0};
    size_t start = token_at(r, i)->start;
    return (tamiz_span){r->s.text.data + start,
                        token_at(r, end - 1)->end - start};
}

static void find_sources(reader *r) {
    r->from_whom = r->disputed = (tamiz_span){0};
    for (size_t i = 0; i < r->s.count; i++) {
        const tamiz_claim_phrase *said = IS(r, i, ACCORD);
        if (said && !r->from_whom.size && !IS(r, i, FACT))
            r->from_whom = name_from(r, i + 1);
        if (IS(r, i, SAY) && !r->from_whom.size)
            r->from_whom = name_before(r, i);
        if (IS(r, i, DENY)) r->disputed = name_before(r, i);
    }
}

/* ---- claims ------------------------------------------------------------ */

static const char *copy(const reader *r, tamiz_span text) {
    return text.size ? tamiz_arena_copy(r->arena, text).data : "";
}

/* Why the name does not tell whose claim it is, or "". Hits with the best
 * score that are not one subject may each be the one that is meant. */
static const char *doubt(const reader *r, const tamiz_answer *a) {
    uint32_t own[TAMIZ_SUBJECT_MOST];
    size_t count = tamiz_subject_of(r->snapshot, a->entities[0], own);
    if (a->hits[0].score < EXACT) return "the name is not quite the listed one";
    for (size_t i = 1; i < a->hit_count; i++) {
        size_t k = 0;
        if (a->hits[i].score < EXACT) return "";
        while (k < count && own[k] != a->entities[i]) k++;
        if (k == count) {
            const char *note =
                tamiz_arena_print(r->arena, "the name may mean %s or %s",
                                  a->hits[0].caption, a->hits[i].caption);
            return note ? note : "the name may mean several parties";
        }
    }
    return a->hit_count >= r->told->limit
               ? "the name may mean more parties than were asked for"
               : "";
}

/* What the claimed authority has on record of the party and those linked with
 * it, and of that the one whose first day is nearest to the claim's. */
static void record(const reader *r, const found *f, uint32_t party,
                   tamiz_assertion *claim) {
    uint32_t own[TAMIZ_SUBJECT_MOST];
    size_t count = tamiz_subject_of(r->snapshot, party, own), all = 0, kept = 0;
    tamiz_designation *rows =
        tamiz_designations_of(r->snapshot, own, count, r->arena, &all);
    claim->record = rows;
    int64_t best = INT64_MAX;
    for (size_t i = 0; rows && i < all; i++) {
        tamiz_date since = {0};
        const char *code = tamiz_claim_code(rows[i].list, rows[i].authority);
        if (f->authority && !tamiz_claim_holds(f->authority->value, code))
            continue;
        rows[kept] = rows[i];
        bool dated =
            tamiz_date_parse_iso(tamiz_span_of(rows[kept].since), &since);
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

static void judge(const reader *r, const found *f, uint32_t party,
                  tamiz_assertion *claim) {
    tamiz_claim_question q = {
        .authority = f->authority ? f->authority->value : "",
        .programme = f->programme ? f->programme : "",
        .plain = !f->as && !f->programme,
        .from = INT32_MIN,
        .to = INT32_MAX,
    };
    if (f->when) {
        q.from = tamiz_date_first_day(f->when->date);
        q.to = tamiz_date_last_day(f->when->until.year ? f->when->until
                                                       : f->when->date);
        q.slack = f->when->slack;
    }
    /* Undated, it was at some time: never against the record. */
    if (!claim->note[0] && f->unclear)
        claim->note = "the date could not be told";
    if (!claim->note[0])
        claim->verdict = tamiz_claim_verdict(r->snapshot, party, &q);
    record(r, f, party, claim);
}

/* "2026-03-14", "2026-03", or of a week "2026-03-09/2026-03-15". */
static void print_date(const found *f, char text[2 * TAMIZ_DATE_TEXT]) {
    text[0] = '\0';
    if (!f->when) return;
    tamiz_date_print(f->when->date, text);
    if (!f->when->until.year) return;
    size_t end = strlen(text);
    text[end] = '/';
    tamiz_date_print(f->when->until, text + end + 1);
}

static tamiz_code add_claims(const reader *r, const found *f,
                             tamiz_error *err) {
    char date[2 * TAMIZ_DATE_TEXT];
    print_date(f, date);
    for (size_t i = 0; i < f->count; i++) {
        const tamiz_claim_token *t = token_at(r, f->subjects[i]);
        const tamiz_answer *a = t->mention->answer;
        bool designation = !strcmp(f->act->value, "designation");
        tamiz_assertion claim = {
            .kind = f->act->value,
            .subject = copy(
                r, (tamiz_span){r->s.text.data + t->start, t->end - t->start}),
            .entity = a->hits[0].entity_id,
            .date = copy(r, tamiz_span_of(date)),
            .authority = f->authority ? f->authority->form : "",
            .attributed_to = copy(r, r->from_whom),
            .disputed_by = copy(r, r->disputed),
            .verdict = "",
            .note = doubt(r, a),
            .text_start = t->mention->start,
        };
        if (designation) judge(r, f, a->entities[0], &claim);
        tamiz_buffer_add(r->claims, &claim, sizeof claim);
        if (!claim.subject || !claim.date || !claim.attributed_to ||
            !claim.disputed_by || (designation && !claim.record) ||
            r->claims->failed)
            return tamiz_fail_memory(err, "claims");
    }
    return TAMIZ_OK;
}

static tamiz_code read_verb(const reader *r, size_t i, tamiz_error *err) {
    const tamiz_claim_phrase *act = IS(r, i, ACT);
    found f = {.act = act};
    bool as = act && !strcmp(act->need, "as");
    if (!act || (act->need[0] && !as && strcmp(act->need, "on") != 0) ||
        !strcmp(act->form, "onpassive"))
        return TAMIZ_OK;
    if (strcmp(act->value, "designation") != 0 &&
        strcmp(act->value, "accusation") != 0 &&
        strcmp(act->value, "delisting") != 0)
        return TAMIZ_OK;
    bool noun = !strcmp(act->form, "noun"), past = !strcmp(act->form, "past");
    if (is_hedged(r, i) || !strcmp(act->form, "state")) return TAMIZ_OK;
    bool read =
        noun ? read_noun(r, i, &f)
             : past && strcmp(act->need, "on") != 0 && read_passive(r, i, &f);
    if (!read && !noun) {
        f = (found){.act = act};
        read = read_active(r, i, &f);
    }
    if (!read || (as && !f.programme)) return TAMIZ_OK;
    look_for_other_dates(r, &f);
    return add_claims(r, &f, err);
}

static tamiz_code read_sentence(reader *r, tamiz_latin *latin, tamiz_span text,
                                const tamiz_mention *m, size_t count,
                                tamiz_error *err) {
    size_t size = m->sentence_end - m->sentence_start;
    if (size > TAMIZ_CLAIM_SENTENCE || text.data[m->sentence_end - 1] == '?')
        return TAMIZ_OK;
    tamiz_code code = tamiz_claim_words(latin, text, r->told->day, m, count,
                                        r->arena, &r->s, err);
    if (code) return code;
    find_sources(r);
    for (size_t i = 0; !code && i < r->s.count; i++)
        code = read_verb(r, i, err);
    return code;
}

/* Only mentions of listed parties; NULL = out of memory. */
static tamiz_mention *keep_listed(const tamiz_mention *all, size_t *count,
                                  tamiz_arena *arena) {
    size_t kept = 0;
    tamiz_mention *listed =
        tamiz_arena_array(arena, *count + 1, sizeof *listed);
    for (size_t i = 0; listed && i < *count; i++)
        if (all[i].answer && all[i].answer->hit_count) listed[kept++] = all[i];
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
    reader r = {.snapshot = snapshot, .arena = arena, .claims = claims};
    tamiz_claim_context context = *told;
    r.told = &context;
    tamiz_worker *worker = NULL;
    tamiz_mention *mentions = keep_listed(all, &count, arena);
    if (!mentions) return tamiz_fail_memory(err, "claims");
    if (!count) return TAMIZ_OK;
    tamiz_code code = tamiz_worker_borrow(snapshot, &worker, err);
    tamiz_date day = {0};
    size_t start = 0;
    if (!code)
        code =
            tamiz_claim_dateline(worker->latin, text, arena, &day, &start, err);
    if (!context.day.year) context.day = day;
    skip_dateline(mentions, count, start);
    for (size_t i = 0, end; !code && i < count; i = end) {
        for (end = i + 1; end < count && mentions[end].sentence_start ==
                                             mentions[i].sentence_start;)
            end++;
        code =
            read_sentence(&r, worker->latin, text, &mentions[i], end - i, err);
    }
    if (worker) tamiz_worker_return(snapshot, worker);
    return code;
}
