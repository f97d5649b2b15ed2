/* SPDX-License-Identifier: Apache-2.0 */
#include "screen_ofac.h"

#include "name_jaro.h"

/* All words with single spaces between; false = out of memory. */
static bool join_words(const tamiz_name *name, tamiz_arena *arena,
                       tamiz_span *out) {
    char *text = tamiz_arena_take(arena, name->letters + name->count + 1);
    size_t size = 0;
    if (!text) return false;
    for (size_t i = 0; i < name->count; i++) {
        tamiz_span word = name->parts[i].ascii;
        if (i) text[size++] = ' ';
        memcpy(text + size, word.data, word.size);
        size += word.size;
    }
    *out = (tamiz_span){text, size};
    return true;
}

/* Soundex only opens the door: which of the words agree is all that matters. */
static bool any_sounds_alike(const tamiz_name *a, const tamiz_name *b) {
    for (size_t k = 0; k < b->count; k++) {
        char listed[5];
        tamiz_name_soundex(b->parts[k].ascii, listed);
        for (size_t i = 0; listed[0] && i < a->count; i++) {
            char asked[5];
            if (a->parts[i].ascii.data[0] != b->parts[k].ascii.data[0])
                continue; /* a code starts with the letter */
            tamiz_name_soundex(a->parts[i].ascii, asked);
            if (!strcmp(asked, listed)) return true;
        }
    }
    return false;
}

static double best_word(tamiz_span word, const tamiz_name *listed,
                        size_t *which) {
    double best = -1;
    for (size_t k = 0; k < listed->count; k++) {
        double score = tamiz_name_jaro(word, listed->parts[k].ascii);
        if (score <= best) continue;
        best = score;
        *which = k;
    }
    return best;
}

static double score_words(const tamiz_name *query, const tamiz_name *listed) {
    double sum = 0;
    size_t which;
    if (!query->count || !any_sounds_alike(query, listed)) return 0;
    for (size_t i = 0; i < query->count; i++)
        sum += best_word(query->parts[i].ascii, listed, &which);
    return sum / (double)query->count;
}

static bool score_both(const tamiz_name *query, const tamiz_name *listed,
                       tamiz_arena *arena, double *whole, double *words) {
    tamiz_span a, b;
    if (!join_words(query, arena, &a) || !join_words(listed, arena, &b))
        return false;
    *whole = a.size && b.size ? tamiz_name_jaro(a, b) : 0;
    *words = score_words(query, listed);
    return true;
}

tamiz_code tamiz_ofac_score(const tamiz_name *query, const tamiz_name *listed,
                            tamiz_arena *scratch, double *score,
                            tamiz_error *err) {
    double whole, words;
    if (!score_both(query, listed, scratch, &whole, &words))
        return tamiz_fail_memory(err, "score");
    *score = whole >= words ? whole : words;
    return TAMIZ_OK;
}

/* ---- the evidence ------------------------------------------------------ */

static const char *part_text(const tamiz_name *name, size_t part,
                             tamiz_arena *arena) {
    const tamiz_part *p = &name->parts[part];
    return tamiz_arena_copy(arena, (tamiz_span){name->text.data + p->start,
                                                p->end - p->start})
        .data;
}

static bool fill_word(const tamiz_name *query, size_t i,
                      const tamiz_name *listed, tamiz_arena *arena,
                      tamiz_evidence *item) {
    char asked[5], other[5];
    size_t k = 0;
    double share = 1 / (double)query->count;
    double alike = best_word(query->parts[i].ascii, listed, &k);
    tamiz_name_soundex(query->parts[i].ascii, asked);
    tamiz_name_soundex(listed->parts[k].ascii, other);
    *item = (tamiz_evidence){
        .kind = "jaro-winkler",
        .query = part_text(query, i, arena),
        .listed = part_text(listed, k, arena),
        .reason = alike >= 1              ? "the same word"
                  : !strcmp(asked, other) ? "the likest word, same Soundex"
                                          : "the likest word",
        .similarity = alike,
        .weight = share,
        .contribution = share * alike,
    };
    return item->query && item->listed;
}

static bool fill_whole(const tamiz_name *query, const tamiz_name *listed,
                       double whole, tamiz_arena *arena, tamiz_evidence *item) {
    *item = (tamiz_evidence){
        .kind = "jaro-winkler",
        .query = tamiz_arena_copy(arena, query->text).data,
        .listed = tamiz_arena_copy(arena, listed->text).data,
        .reason = "the names as wholes",
        .similarity = whole,
        .weight = 1,
        .contribution = whole,
    };
    return item->query && item->listed;
}

tamiz_code tamiz_ofac_explain(const tamiz_name *query, const tamiz_name *listed,
                              tamiz_arena *arena, tamiz_hit *hit,
                              tamiz_error *err) {
    double whole, words;
    size_t count = query->count ? query->count : 1;
    tamiz_evidence *items = tamiz_arena_array(arena, count, sizeof *items);
    bool fine = items && score_both(query, listed, arena, &whole, &words);
    if (fine && whole >= words) {
        fine = fill_whole(query, listed, whole, arena, &items[0]);
        count = 1;
    } else {
        for (size_t i = 0; fine && i < query->count; i++)
            fine = fill_word(query, i, listed, arena, &items[i]);
    }
    if (!fine) return tamiz_fail_memory(err, "evidence");
    hit->evidence = items;
    hit->evidence_count = count;
    return TAMIZ_OK;
}
