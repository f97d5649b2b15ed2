/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_evidence.h"

#include "base_error.h"
#include "name_edit.h"

static const struct {
    const char *kind, *reason;
} links[] = {
    [TAMIZ_LINK_NONE] = {"none", ""},
    [TAMIZ_LINK_EXACT] = {"exact", "the same word"},
    [TAMIZ_LINK_MEANING] = {"meaning", "another word for the same"},
    [TAMIZ_LINK_NAME] = {"name", "another form of the same name"},
    [TAMIZ_LINK_SPELLING] = {"spelling", "spelled a little differently"},
    [TAMIZ_LINK_SOUND] = {"sound", "the same consonants, other vowels"},
    [TAMIZ_LINK_SCRIPT] = {"script", "the same across scripts, but for vowels"},
    [TAMIZ_LINK_INITIAL] = {"initial", "an initial for the word"},
    [TAMIZ_LINK_JOINED] = {"joined", "written together in one, apart in the "
                                     "other"},
    [TAMIZ_LINK_LEARNT] = {"learnt", "variants in aliases of the lists"},
    [TAMIZ_LINK_CUT] = {"cut", "the beginning of the word"},
};

typedef struct writer {
    const tamiz_name *query, *listed;
    const tamiz_comparison *result;
    tamiz_arena *arena;
    tamiz_evidence *items;
    size_t count;
    bool failed;
} writer;

/* The letters of the name from part `first` on, as they are written in it. */
static const char *text_of(writer *w, const tamiz_name *name, size_t first,
                           size_t count) {
    uint32_t start = name->parts[first].start;
    uint32_t end = name->parts[first + count - 1].end;
    tamiz_span copy = tamiz_arena_copy(
        w->arena, (tamiz_span){name->text.data + start, end - start});
    if (!copy.data) w->failed = true;
    return copy.data ? copy.data : "";
}

static const char *reason_of(writer *w, const tamiz_link *link) {
    if (link->kind == TAMIZ_LINK_JOINED && link->similarity < 1)
        return "written together in one, apart in the other, and spelled a "
               "little differently";
    if (link->kind != TAMIZ_LINK_SPELLING) return links[link->kind].reason;
    unsigned slips = tamiz_name_edits(w->query->parts[link->a].ascii,
                                      w->listed->parts[link->b].ascii, 3);
    if (slips == 1) return "one letter apart";
    return slips == 2 ? "two letters apart" : "three letters apart";
}

static void add_link(writer *w, const tamiz_link *link) {
    double weight = link->weight / w->result->total;
    w->items[w->count++] = (tamiz_evidence){
        .kind = links[link->kind].kind,
        .query = text_of(w, w->query, link->a, link->a_count),
        .listed = text_of(w, w->listed, link->b, link->b_count),
        .reason = reason_of(w, link),
        .similarity = link->similarity,
        .weight = weight,
        .contribution = weight * link->similarity,
    };
}

static void mark(bool *used, size_t first, size_t count) {
    for (size_t i = 0; i < count; i++) used[first + i] = true;
}

static double rest_of(const tamiz_name *name, const bool *used) {
    double rest = 0;
    for (size_t i = 0; i < name->count; i++)
        if (!used[i]) rest += name->parts[i].weight;
    return rest;
}

/* The heavier side's parts carry the whole penalty; what stands against them
 * on the lighter side is shown with weight 0, so nothing counts twice. */
static void add_rest(writer *w, const tamiz_name *name, const bool *used,
                     double penalty, double rest, bool listed) {
    const char *kind = listed ? "missing" : "extra";
    const char *reason =
        w->result->conflict > 0
            ? (penalty > 0 ? "different in the other name"
                           : "different in the other name, counted there")
            : (listed ? "the query does not say it"
                      : "the listed name does not say it");
    for (size_t i = 0; i < name->count; i++) {
        if (used[i]) continue;
        const char *text = text_of(w, name, i, 1);
        double share = rest > 0 ? name->parts[i].weight / rest : 0;
        w->items[w->count++] = (tamiz_evidence){
            .kind = kind,
            .query = listed ? "" : text,
            .listed = listed ? text : "",
            .reason = reason,
            .weight = share * penalty / w->result->total,
        };
    }
}

/* The score is told by the names as wholes. */
static void add_whole(writer *w) {
    bool letters = w->result->basis == TAMIZ_BASIS_LETTERS;
    tamiz_span query = tamiz_arena_copy(w->arena, w->query->text);
    tamiz_span listed = tamiz_arena_copy(w->arena, w->listed->text);
    w->failed |= !query.data || !listed.data;
    w->items[w->count++] = (tamiz_evidence){
        .kind = letters ? "joined" : "acronym",
        .query = query.data,
        .listed = listed.data,
        .reason = letters ? "the same letters when spaces and punctuation are "
                            "left out"
                          : "one is the initials of the other",
        .similarity = w->result->score,
        .weight = 1,
        .contribution = w->result->score,
    };
}

/* The first unlinked part of a kind, or the whole name. */
static const char *contradicting(writer *w, const tamiz_name *name,
                                 const bool *used, tamiz_part_kind kind) {
    for (size_t i = 0; i < name->count; i++)
        if (!used[i] && name->parts[i].kind == kind)
            return text_of(w, name, i, 1);
    return text_of(w, name, 0, name->count);
}

/* What contradicts takes its share of what was reached so far. */
static void add_contradictions(writer *w, const bool *query_used,
                               const bool *listed_used) {
    static const struct {
        unsigned flag;
        tamiz_part_kind kind;
        const char *reason;
    } rows[] = {
        {TAMIZ_CONTRADICTS_NUMBER, TAMIZ_PART_NUMBER,
         "both have numbers, and other ones"},
        {TAMIZ_CONTRADICTS_FORM, TAMIZ_PART_LEGAL,
         "legal forms of different kinds"},
        {TAMIZ_CONTRADICTS_ROLES, TAMIZ_PART_KIND_COUNT,
         "the names have changed places"},
        {TAMIZ_CONTRADICTS_DESCENT, TAMIZ_PART_PLAIN,
         "another father or another origin"},
        {TAMIZ_CONTRADICTS_GIVEN, TAMIZ_PART_PLAIN, "another given name"},
        {TAMIZ_CONTRADICTS_KNOWN, TAMIZ_PART_KIND_COUNT,
         "two known names that are not the same"},
        {TAMIZ_CONTRADICTS_PLACE, TAMIZ_PART_PLACE, "another place"},
        {TAMIZ_CONTRADICTS_LONE, TAMIZ_PART_KIND_COUNT,
         "one telling word only, and that not the same"},
        {TAMIZ_CONTRADICTS_CUT, TAMIZ_PART_KIND_COUNT,
         "the end of a word is cut off"},
    };
    const tamiz_comparison *r = w->result;
    double lost = r->score - r->score / r->factor;
    size_t count = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        count += (r->contradictions & rows[i].flag) != 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (r->contradictions & rows[i].flag)
            w->items[w->count++] = (tamiz_evidence){
                .kind = "contradiction",
                .query = contradicting(w, w->query, query_used, rows[i].kind),
                .listed =
                    contradicting(w, w->listed, listed_used, rows[i].kind),
                .reason = rows[i].reason,
                .contribution = lost / (double)count,
            };
}

static void add_all(writer *w, bool *query_used, bool *listed_used) {
    const tamiz_comparison *r = w->result;
    for (size_t i = 0; i < r->link_count; i++) {
        const tamiz_link *link = &r->links[i];
        mark(query_used, link->a, link->a_count);
        mark(listed_used, link->b, link->b_count);
        add_link(w, link);
    }
    double query = rest_of(w->query, query_used);
    double listed = rest_of(w->listed, listed_used);
    double penalty = r->conflict + r->omission;
    bool on_query = query > listed;
    add_rest(w, w->query, query_used, on_query ? penalty : 0, query, false);
    add_rest(w, w->listed, listed_used, on_query ? 0 : penalty, listed, true);
    if (r->contradictions) add_contradictions(w, query_used, listed_used);
}

/* The links explain a score of 1 only when they come to 1 themselves. */
static bool links_explain(const tamiz_comparison *r) {
    if (r->basis == TAMIZ_BASIS_LINKS) return true;
    double sum = 0;
    for (size_t i = 0; i < r->link_count; i++)
        sum += r->links[i].similarity * r->links[i].weight;
    return r->total > 0 && r->factor * sum / r->total > r->score - 1e-9;
}

tamiz_code tamiz_evidence_of_names(const tamiz_name *query,
                                   const tamiz_name *listed,
                                   const tamiz_comparison *comparison,
                                   tamiz_arena *arena, tamiz_hit *hit,
                                   tamiz_error *err) {
    writer w = {
        .query = query, .listed = listed, .result = comparison, .arena = arena};
    size_t parts = query->count + listed->count;
    w.items = tamiz_arena_array(arena, parts + 8, sizeof *w.items);
    bool *used = tamiz_arena_take(arena, parts + 1);
    if (!w.items || !used) return tamiz_fail_memory(err, "evidence");
    if (!links_explain(comparison))
        add_whole(&w);
    else
        add_all(&w, used, used + query->count);
    if (w.failed) return tamiz_fail_memory(err, "evidence");
    hit->evidence = w.items;
    hit->evidence_count = w.count;
    return TAMIZ_OK;
}
