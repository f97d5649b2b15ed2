/* SPDX-License-Identifier: Apache-2.0 */
#include "link_reason.h"

#include "link_build.h"

const char *tamiz_link_how_name(tamiz_link_how how) {
    static const char *const names[TAMIZ_LINK_HOW_COUNT] = {
        "forced",    "reference", "identifier", "name",
        "ambiguous", "conflict",  "forbidden"};
    return names[how];
}

static void put_number(const tamiz_snapshot *s, const tamiz_link_proposal *p,
                       tamiz_buffer *text) {
    tamiz_buffer_print(text, "%s %s; ",
                       tamiz_link_number_type(s, p->number.a_statement),
                       s->text + s->statements[p->number.a_statement].value);
}

static void put_names(const tamiz_snapshot *s, const tamiz_named_pair *names,
                      tamiz_buffer *text) {
    if (names->a_name == UINT32_MAX) {
        tamiz_buffer_text(text, "no names to compare");
        return;
    }
    tamiz_buffer_print(text, "names \"%s\" and \"%s\" %.2f, %+.1f bits",
                       s->text + s->names[names->a_name].text,
                       s->text + s->names[names->b_name].text, names->score,
                       names->bits);
}

static void put_fact(tamiz_link_fact which, const tamiz_compared *fact,
                     tamiz_buffer *text) {
    static const char *const words[] = {"", "agrees", "differs", "contradicts"};
    bool told = fact->verdict == TAMIZ_VERDICT_CONTRADICTS ||
                (which != TAMIZ_FACT_KIND && fact->verdict);
    if (!told) return;
    tamiz_buffer_print(text, "; %s %s (%s", tamiz_link_fact_name(which),
                       words[fact->verdict], fact->a);
    if (strcmp(fact->a, fact->b) != 0)
        tamiz_buffer_print(text, ", %s", fact->b);
    tamiz_buffer_print(text, ") %+.1f", fact->bits);
}

void tamiz_link_reason(const tamiz_snapshot *s, const tamiz_link_proposal *p,
                       tamiz_buffer *text) {
    if (p->numbered) put_number(s, p, text);
    put_names(s, &p->names, text);
    for (int i = 0; i < TAMIZ_FACT_COUNT; i++)
        put_fact((tamiz_link_fact)i, &p->facts[i], text);
}

void tamiz_link_reason_decided(const tamiz_link_decided *d,
                               tamiz_buffer *text) {
    tamiz_buffer_print(text, "%s by %s, %s%s%s",
                       d->choice == TAMIZ_LINK_FORCE ? "linked" : "kept apart",
                       d->who, d->when, d->why[0] ? ": " : "", d->why);
}
