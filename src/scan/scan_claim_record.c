/* SPDX-License-Identifier: Apache-2.0 */
/* One contradiction in the wrong place costs more than ten claims left open:
 * a designation without date, of an unknown programme, or of a date that only
 * may lie within the claimed time leaves the verdict open. */
#include "scan_claim_record.h"

#include "entity_date.h"
#include "index_gone.h"
#include "index_links.h"
#include "scan_claim_tables.h"

/* ---- whose it is ------------------------------------------------------- */

const char *tamiz_claim_code(const char *list, const char *said) {
    const char *best = "";
    for (size_t i = 0; i < tamiz_claim_phrase_count; i++) {
        const tamiz_claim_phrase *p = &tamiz_claim_phrases[i];
        bool own = p->sort == TAMIZ_CLAIM_LIST_ID &&
                   !strncmp(list, p->text, strlen(p->text));
        if (own) return p->value;
        if (p->sort == TAMIZ_CLAIM_AUTH && !strcmp(said, p->form))
            best = p->value;
    }
    const char *of = "Government of ";
    if (best[0] || strncmp(said, of, strlen(of)) != 0) return best;
    for (size_t i = 0; i < tamiz_claim_phrase_count; i++)
        if (tamiz_claim_phrases[i].sort == TAMIZ_CLAIM_AUTH &&
            !strcmp(said + strlen(of), tamiz_claim_phrases[i].form))
            return tamiz_claim_phrases[i].value;
    return "";
}

const char *tamiz_claim_authority_of(const tamiz_snapshot *s,
                                     const tamiz_designation_record *d) {
    return tamiz_claim_code(s->text + s->lists[d->list].id,
                            s->text + d->authority);
}

bool tamiz_claim_holds(const char *asked, const char *code) {
    size_t n = strlen(asked);
    return !n || (!strncmp(asked, code, n) && (!code[n] || code[n] == '.'));
}

/* ---- what it is -------------------------------------------------------- */

/* ASIDE: it tells nothing. */
typedef enum answer { NO, YES, OPEN, ASIDE } answer;

static answer is_of_programme(const char *asked, const char *programme) {
    if (!asked[0] || !strcmp(asked, programme)) return YES;
    if (!programme[0]) return OPEN;
    for (size_t i = 0; i < tamiz_claim_programme_count; i++) {
        const tamiz_claim_programme *p = &tamiz_claim_programmes[i];
        bool same = !strcmp(p->how, "exact") ? !strcmp(p->text, programme)
                                             : strstr(programme, p->text) != 0;
        if (!same) continue;
        if (!strcmp(p->terror, "unknown")) return OPEN;
        if (strcmp(p->terror, "yes") != 0) return NO;
        if (!strcmp(asked, "terror") || !strcmp(asked, p->name)) return YES;
        return p->name[0] ? NO : OPEN;
    }
    return OPEN;
}

/* ---- when it was ------------------------------------------------------- */

/* Days. A designation is signed or announced before the day it takes effect,
 * which is what lists hold: 14 days for the United States' acts of February
 * 2025, 13 for that of December 2025. Papers tell of it days later. */
enum { TOLD_BEFORE = 21, TOLD_AFTER = 7 };

/* When something began or ended, in days; not known, when a row does not say
 * so. */
typedef struct days {
    bool known;
    int32_t first, last;
} days;

static answer is_in_time(const tamiz_claim_question *q, days since,
                         days until) {
    if (!since.known) return OPEN;
    if (q->tense != TAMIZ_CLAIM_FORCE) {
        if (since.first >= q->from && since.last <= q->to) return YES;
        int32_t slack = q->slack;
        return since.last < q->from - TOLD_AFTER - slack ||
                       since.first > q->to + TOLD_BEFORE + slack
                   ? NO
                   : OPEN;
    }
    if (since.last <= q->from && (!until.known || until.first > q->to))
        return YES;
    if (since.first > q->to + q->slack ||
        (until.known && until.last <= q->from - q->slack))
        return NO;
    return OPEN;
}

/* One that was in force before, or has ended, may be told of as another. */
static answer is_since(const tamiz_claim_question *q, days since, days until) {
    answer began = is_in_time(q, since, until);
    if (began == YES && until.known) return OPEN;
    bool before = since.known && since.first < q->from;
    return began == NO && before ? OPEN : began;
}

/* NO: it was in force all the time, or had ended long before. */
static answer is_end(const tamiz_claim_question *q, days since, days until) {
    int32_t early = q->from - TOLD_BEFORE - q->slack;
    int32_t late = q->to + TOLD_BEFORE + q->slack;
    if (until.known) {
        if (until.first >= q->from && until.last <= q->to) return YES;
        if (until.last < early) return NO;
        if (until.first <= late) return OPEN;
    }
    return since.known && since.last < early ? NO : OPEN;
}

static tamiz_date date_at(const tamiz_snapshot *s, uint32_t text) {
    tamiz_date date = {0};
    (void)tamiz_date_parse_iso(tamiz_span_of(s->text + text), &date);
    return date;
}

static bool has_left(const tamiz_snapshot *s, const tamiz_claim_question *q) {
    return q->listed && q->listed != s;
}

static days days_at(const tamiz_snapshot *s, uint32_t text) {
    tamiz_date date = date_at(s, text);
    if (!date.year) return (days){.known = false};
    return (days){true, tamiz_date_first_day(date), tamiz_date_last_day(date)};
}

/* What the list itself says comes first, then what its versions tell of one
 * that left it. */
static days began(const tamiz_snapshot *s, const tamiz_claim_question *q,
                  uint32_t party, uint32_t index) {
    days said = days_at(
        s, s->designations[s->entities[party].first_designation + index].since);
    if (said.known || !has_left(s, q)) return said;
    tamiz_gone_days seen = tamiz_gone_began(s, party, index);
    return (days){true, seen.first, seen.last};
}

static days ended(const tamiz_snapshot *s, const tamiz_claim_question *q,
                  uint32_t party, uint32_t index) {
    days said = days_at(
        s, s->designations[s->entities[party].first_designation + index].until);
    if (said.known || !has_left(s, q)) return said;
    tamiz_gone_days seen = tamiz_gone_left(s, party);
    return (days){true, seen.first, seen.last};
}

/* Whether the list was read at a time that knows of the claimed one. */
static bool covers(const tamiz_snapshot *s, uint32_t list, int32_t to) {
    const char *read = s->text + s->lists[list].published;
    if (!read[0]) read = s->text + s->lists[list].fetched;
    tamiz_span day = tamiz_span_of(read);
    tamiz_date date = {0};
    if (day.size > 10) day.size = 10;
    return tamiz_date_parse_iso(day, &date) && tamiz_date_first_day(date) >= to;
}

/* ---- rows without a date ----------------------------------------------- */

/* "us" of "us.state": lists of one government repeat each other's acts. */
static bool is_same_government(const char *a, const char *b) {
    size_t n = strcspn(a, ".");
    return n && n == strcspn(b, ".") && !strncmp(a, b, n);
}

/* Whether another row of the subject dates what this one only tells. */
static bool is_dated_elsewhere(const tamiz_snapshot *s, const uint32_t *members,
                               size_t count, const tamiz_designation_record *d,
                               const char *code) {
    for (size_t i = 0; i < count; i++) {
        const tamiz_entity_record *e = &s->entities[members[i]];
        for (uint32_t k = 0; k < e->designation_count; k++) {
            const tamiz_designation_record *other =
                &s->designations[e->first_designation + k];
            if (date_at(s, other->since).year &&
                !strcmp(s->text + other->programme, s->text + d->programme) &&
                is_same_government(tamiz_claim_authority_of(s, other), code))
                return true;
        }
    }
    return false;
}

/* ---- the verdict ------------------------------------------------------- */

/* Whether it had not ended when the text was written, as far as a list tells
 * that was read some days before at most. */
static bool is_known_still(const tamiz_snapshot *s,
                           const tamiz_claim_question *q,
                           const tamiz_designation_record *d, days until) {
    int32_t day = q->tense == TAMIZ_CLAIM_FORCE ? q->to : q->day;
    if (q->tense == TAMIZ_CLAIM_EVENT || q->tense == TAMIZ_CLAIM_END ||
        until.known || day == INT32_MAX)
        return true;
    return covers(s, d->list, day - TOLD_AFTER);
}

static answer weigh(const tamiz_snapshot *s, const tamiz_claim_question *q,
                    uint32_t party, uint32_t index) {
    const tamiz_designation_record *d =
        &s->designations[s->entities[party].first_designation + index];
    answer kind = is_of_programme(q->programme, s->text + d->programme);
    bool end = q->tense == TAMIZ_CLAIM_END;
    if (kind == NO) return end ? ASIDE : NO;
    days since = began(s, q, party, index), until = ended(s, q, party, index);
    answer time = end                             ? is_end(q, since, until)
                  : q->tense == TAMIZ_CLAIM_SINCE ? is_since(q, since, until)
                                                  : is_in_time(q, since, until);
    if (time == NO && !covers(s, d->list, q->to)) return OPEN;
    if (time == YES && !is_known_still(s, q, d, until)) return OPEN;
    return time == YES ? kind : time;
}

/* Whether a list of this kind of acts holds all that are asked for. */
static bool is_kind_asked(const tamiz_claim_question *q, const char *kind) {
    if (!strcmp(kind, "any")) return true;
    if (!strcmp(kind, "sanctions")) return q->plain;
    if (q->plain) return false;
    return !strcmp(kind, "terror") || !strcmp(kind, q->programme);
}

static bool names_any(const tamiz_snapshot *s, uint32_t list,
                      const uint32_t *members, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (s->entities[members[i]].list == list) return true;
    return false;
}

/* How far the lists tell what there was not. */
typedef enum reach {
    SOME,  /* acts of that kind may be missing */
    ALL,   /* none is */
    NAMED, /* none is, nor those that ended, of parties that they name */
} reach;

static reach reach_of(const tamiz_snapshot *s, const tamiz_claim_question *q,
                      const uint32_t *members, size_t count) {
    reach best = SOME;
    for (uint32_t l = 0; l < s->list_count; l++)
        for (size_t k = 0; k < tamiz_claim_complete_count; k++) {
            const tamiz_claim_complete *row = &tamiz_claim_completes[k];
            if (strcmp(s->text + s->lists[l].id, row->list) != 0 ||
                !tamiz_claim_holds(row->authority, q->authority) ||
                !is_kind_asked(q, row->kind) || !covers(s, l, q->to) ||
                (row->named && !names_any(s, l, members, count)))
                continue;
            if (best != NAMED) best = row->named ? NAMED : ALL;
        }
    return best;
}

/* How many designations answer each way. */
typedef struct tally {
    size_t count[ASIDE + 1];
} tally;

static tally count_answers(const tamiz_snapshot *s,
                           const tamiz_claim_question *q,
                           const uint32_t *members, size_t count) {
    tally sum = {{0}};
    for (size_t i = 0; i < count; i++) {
        const tamiz_entity_record *e = &s->entities[members[i]];
        for (uint32_t k = 0; k < e->designation_count; k++) {
            const tamiz_designation_record *d =
                &s->designations[e->first_designation + k];
            const char *code = tamiz_claim_authority_of(s, d);
            if (!tamiz_claim_holds(q->authority, code)) continue;
            if (!date_at(s, d->since).year &&
                is_dated_elsewhere(s, members, count, d, code))
                continue;
            sum.count[weigh(s, q, members[i], k)]++;
        }
    }
    return sum;
}

/* A list that holds only what is in force cannot tell that nothing ended: some
 * act of another kind may have. So the claim must name the programme, or what
 * ended be known. */
static const char *verdict_of_end(const tamiz_claim_question *q,
                                  const tally *sum, reach known,
                                  const char **note) {
    bool exact = q->programme[0] && strcmp(q->programme, "terror") != 0;
    if (sum->count[YES] && !sum->count[NO]) return "supported";
    if (!sum->count[YES] && !sum->count[OPEN] && sum->count[NO] &&
        (known == NAMED || (exact && known == ALL)))
        return "contradicted";
    if (!*note[0]) *note = "what has ended may not be on record";
    return "";
}

const char *tamiz_claim_verdict(const tamiz_snapshot *s, uint32_t party,
                                const tamiz_claim_question *q,
                                const char **note) {
    *note = "";
    uint32_t members[TAMIZ_SUBJECT_MOST];
    size_t count = tamiz_subject_of(s, party, members);
    tally sum = count_answers(s, q, members, count);
    /* Of one that left, those lists name none that is it. */
    reach known = has_left(s, q) ? reach_of(q->listed, q, members, 0)
                                 : reach_of(s, q, members, count);
    if (has_left(s, q) && sum.count[OPEN] && !sum.count[YES])
        *note = "the versions kept do not tell";
    if (q->tense == TAMIZ_CLAIM_END)
        return verdict_of_end(q, &sum, known, note);
    if (sum.count[YES]) return "supported";
    if (sum.count[OPEN]) return "";
    bool nobody = !q->authority[0]; /* is named: never against the record */
    if (sum.count[NO] && known == SOME && (q->plain || !nobody)) {
        *note = "older or other acts of that authority may not be on record";
        return "";
    }
    return sum.count[NO] && !nobody ? "contradicted" : "not on record";
}
