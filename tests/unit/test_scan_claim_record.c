/* SPDX-License-Identifier: Apache-2.0 */
/* Claims held against the built-in list. */
#include "scan_claim_record.h"

#include "entity_date.h"
#include "test.h"

typedef struct row {
    const char *party, *authority, *programme, *from, *to;
    tamiz_claim_tense tense;
    const char *want, *why;
} row;

static int32_t day(const char *text, bool last) {
    tamiz_date date = {0};
    assert_true(tamiz_date_parse_iso(tamiz_span_of(text), &date));
    return last ? tamiz_date_last_day(date) : tamiz_date_first_day(date);
}

TEST(claims_are_held_against_the_record_of_their_authority_and_time) {
    const tamiz_claim_tense EVENT = TAMIZ_CLAIM_EVENT;
    const tamiz_claim_tense FORCE = TAMIZ_CLAIM_FORCE;
    const tamiz_claim_tense SINCE = TAMIZ_CLAIM_SINCE;
    const tamiz_claim_tense END = TAMIZ_CLAIM_END;
    // clang-format off
    const row rows[] = {
        {"tamiz-tren-de-aragua", "us", "terror", "2025-02", "2025-02", EVENT, "supported", "took effect on the 20th"},
        {"tamiz-cartel-de-sinaloa", "us", "terror", "2025-02", "2025-02", EVENT, "supported", "the same act"},
        {"tamiz-cartel-de-los-soles", "us", "", "2025-01-20", "2025-01-20", EVENT, "contradicted", "first listed in July"},
        {"tamiz-tren-de-aragua", "us", "", "2025-02-06", "2025-02-06", EVENT, "", "the day it was signed"},
        {"tamiz-tren-de-aragua", "us", "", "2025-01-29", "2025-01-29", EVENT, "contradicted", "22 days before"},
        {"tamiz-tren-de-aragua", "us", "", "2025-02-27", "2025-02-27", EVENT, "", "a week after: told late"},
        {"tamiz-tren-de-aragua", "us", "", "2025-02-28", "2025-02-28", EVENT, "contradicted", "more than a week after"},
        {"tamiz-cartel-de-los-soles", "us", "FTO", "2025-07", "2025-07", EVENT, "contradicted", "SDGT then, FTO in November"},
        {"tamiz-cartel-de-los-soles", "us", "SDGT", "2025-07", "2025-07", EVENT, "supported", "the programme named"},
        {"tamiz-cartel-de-los-soles", "us.treasury", "", "2025-07", "2025-07", EVENT, "supported", "a part of us"},
        {"tamiz-cartel-de-los-soles", "ec", "", "2025-08-14", "2025-08-14", EVENT, "", "the record knows the month only"},
        {"tamiz-cartel-de-los-soles", "un", "", "2025", "2025", EVENT, "not on record", "the UN is not in the snapshot"},
        {"tamiz-cartel-del-noreste", "ca", "", "2025-02-20", "2025-02-20", EVENT, "not on record", "Canada left it out"},
        {"tamiz-tren-de-aragua", "us", "", "2025-02-19", "2025-02-19", FORCE, "contradicted", "the day before"},
        {"tamiz-tren-de-aragua", "us", "", "2025-02-20", "2025-02-20", FORCE, "supported", "the first day"},
        {"tamiz-tren-de-aragua", "us", "", "2099", "2099", EVENT, "", "later than the list was read"},
        {"tamiz-tren-de-aragua", "", "", "2010", "2010", EVENT, "not on record", "by nobody in particular"},
        {"tamiz-tren-de-aragua", "us", "terror", "2099", "2099", FORCE, "", "the list was read long before"},
        {"tamiz-tren-de-aragua", "us", "terror", "2025", "2025", SINCE, "supported", "in force ever since"},
        {"tamiz-tren-de-aragua", "us", "terror", "2023", "2023", SINCE, "contradicted", "two years later"},
        {"tamiz-tren-de-aragua", "us", "terror", "2026", "2026", SINCE, "", "in force a year before"},
        {"tamiz-tren-de-aragua", "us", "FTO", "2026-03", "2026-03", END, "contradicted", "in force before and after"},
        {"tamiz-tren-de-aragua", "us", "terror", "2026-03", "2026-03", END, "contradicted", "all acts of the group are known"},
        {"tamiz-tren-de-aragua", "us", "FTO", "2025-03", "2025-03", END, "", "days after it took effect"},
        {"tamiz-tren-de-aragua", "us", "FTO", "2020", "2020", END, "", "there may have been another before"},
        {"tamiz-tren-de-aragua", "us", "FTO", "2099", "2099", END, "", "the list was read long before"},
        {"tamiz-cartel-de-santa-rosa-de-lima", "us", "FTO", "2026-03", "2026-03", END, "", "it never was one"},
        {"tamiz-los-choneros", "ec", "terror", "2023", "2023", EVENT, "", "decrees name groups again: not all may be known"},
        {"tamiz-cartel-de-los-soles", "py", "terror", "2024", "2024", EVENT, "contradicted", "one decree, of August 2025"},
        {"tamiz-cartel-de-santa-rosa-de-lima", "us", "terror", "2025-12", "2025-12", EVENT, "contradicted", "as criminals, not as terrorists"},
    };
    // clang-format on
    tamiz_snapshot *s = NULL;
    assert_int_equal(tamiz_snapshot_builtin(&s, NULL), TAMIZ_OK);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const row *r = &rows[i];
        uint32_t party = tamiz_snapshot_entity(s, tamiz_span_of(r->party));
        assert_true(party != UINT32_MAX);
        tamiz_claim_question q = {r->authority,
                                  r->programme,
                                  r->tense,
                                  day(r->from, false),
                                  day(r->to, true),
                                  false,
                                  0,
                                  INT32_MAX,
                                  NULL};
        const char *note = NULL;
        const char *got = tamiz_claim_verdict(s, party, &q, &note);
        assert_true(!got[0] || !note[0]);
        if (strcmp(got, r->want) != 0)
            fail_msg("%s %s (%s): \"%s\", expected \"%s\"", r->party, r->from,
                     r->why, got, r->want);
    }
    tamiz_snapshot_close(s);
}
