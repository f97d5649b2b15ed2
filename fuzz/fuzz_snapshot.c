/* SPDX-License-Identifier: Apache-2.0 */
/* The input is a list of changes to a good snapshot, six bytes each: place (4,
 * little-endian, modulo the size), what to do (1: set, add, cut off, copy from
 * elsewhere), value (1). The header is made to fit again, so that what lies
 * behind the hash is reached. Either the bytes are refused, or everything in
 * them can be walked, screened and compared. */
#include <assert.h>
#include <stdlib.h>

#include "index_output.h"
#include "index_relink.h"
#include "index_snapshot.h"
#include "tamiz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static tamiz_buffer good;
static tamiz_snapshot *unchanged;

static void clear_good(void) {
    tamiz_buffer_clear(&good);
    tamiz_snapshot_close(unchanged);
}

static uint32_t party_from(const tamiz_snapshot *s, uint32_t entity) {
    while (s->entities[entity].owner != entity) entity++;
    return entity;
}

/* The built-in list has no links: its first three parties are given some. */
static void link_some(const tamiz_snapshot *s) {
    uint32_t a = party_from(s, 0), b = party_from(s, a + 1),
             c = party_from(s, b + 1);
    tamiz_link_record links[] = {{a, b, 1, 5, TAMIZ_LINKED_NAME},
                                 {b, a, 1, 5, TAMIZ_LINKED_NAME},
                                 {b, c, 0, 0, TAMIZ_APART_AMBIGUOUS},
                                 {c, b, 0, 0, TAMIZ_APART_AMBIGUOUS}};
    tamiz_link_sections sections = {{0}, {0}};
    tamiz_buffer_add(&sections.links, links, sizeof links);
    tamiz_buffer_add(&sections.reasons, "\0names", 7);
    if (tamiz_index_relink(s, &sections, &good, NULL)) abort();
}

static void make_good(void) {
    tamiz_snapshot *s;
    if (good.size) return;
    if (tamiz_snapshot_builtin(&s, NULL)) abort();
    link_some(s);
    unchanged = s;
    if (good.failed) abort();
    (void)atexit(clear_good);
}

/* Half of the places are counted from the header, whose fields matter most. */
static void change(tamiz_buffer *bytes, const uint8_t *data) {
    uint32_t place;
    memcpy(&place, data, sizeof place);
    size_t room = place & 1 ? sizeof(tamiz_snapshot_header) : bytes->size;
    if (room > bytes->size) room = bytes->size;
    size_t at = (place >> 1) % room, from = (size_t)data[5] * 257 % bytes->size;
    size_t left = bytes->size - (at > from ? at : from);
    switch (data[4] % 4) {
    case 0:
        bytes->data[at] = (char)data[5];
        break;
    case 1:
        bytes->data[at] = (char)(bytes->data[at] + (data[5] | 1));
        break;
    case 2:
        if (at >= sizeof(tamiz_snapshot_header)) bytes->size = at;
        break;
    default:
        memmove(bytes->data + at, bytes->data + from, left < 40 ? left : 40);
    }
}

static void rehash(tamiz_buffer *bytes) {
    tamiz_snapshot_header *header =
        (tamiz_snapshot_header *)(void *)bytes->data;
    memcpy(header, good.data, offsetof(tamiz_snapshot_header, sections));
    header->size = bytes->size;
    header->digest = tamiz_snapshot_digest(tamiz_buffer_view(bytes));
}

static void screen(const tamiz_snapshot *s) {
    static const char *const names[] = {"Cartel de los Soles", "Los Zetas",
                                        "a b c"};
    tamiz_options options = tamiz_options_default();
    for (size_t i = 0; i < 2 * sizeof names / sizeof *names; i++) {
        tamiz_query query = {.name = names[i / 2],
                             .name_size = SIZE_MAX,
                             .identifier = "MS13",
                             .birth_date = "1980"};
        tamiz_answer *answer;
        options.exhaustive = i % 2;
        options.threshold = 0.3;
        options.as_of = i % 3 ? NULL : "2025-08-01";
        if (tamiz_screen(s, &query, &options, &answer, NULL)) continue;
        assert(tamiz_answer_json(answer, true));
        tamiz_answer_free(answer);
    }
}

static void walk(const tamiz_snapshot *s) {
    for (size_t i = 0; i < tamiz_snapshot_link_count(s); i++)
        assert(tamiz_snapshot_link(s, i).reason);
    for (size_t i = 0; i < tamiz_snapshot_list_count(s); i++) {
        tamiz_in_force force;
        assert(tamiz_snapshot_list(s, i).id);
        assert(!tamiz_snapshot_list_as_of(s, i, "2025-08-01", &force, NULL));
    }
    for (uint32_t i = 0; i < s->entity_count; i++) {
        tamiz_entity *entity;
        if (tamiz_entity_find(s, s->text + s->entities[i].id, "2025-08-01",
                              &entity, NULL))
            continue;
        assert(tamiz_entity_json(entity));
        tamiz_entity_free(entity);
    }
}

/* Nothing differs from itself; from another snapshot, anything may. */
static void compare(const tamiz_snapshot *older, const tamiz_snapshot *newer) {
    tamiz_diff *diff;
    const tamiz_difference *now;
    if (tamiz_diff_new(older, newer, NULL, &diff, NULL)) return;
    for (;;) {
        if (tamiz_diff_next(diff, &now, NULL) || !now) break;
        assert(older != newer);
        assert(tamiz_diff_json(diff));
    }
    tamiz_diff_free(diff);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    tamiz_buffer bytes = {0};
    tamiz_snapshot *s;
    tamiz_error err = {0};
    make_good();
    tamiz_buffer_span(&bytes, tamiz_buffer_view(&good));
    if (bytes.failed) return 0;
    for (size_t i = 0; i + 6 <= size && i < 6 * 64; i += 6)
        change(&bytes, data + i);
    rehash(&bytes);
    size_t whole = bytes.size;
    tamiz_code code = tamiz_snapshot_adopt(&bytes, &s, &err);
    if (code) {
        assert(code == TAMIZ_CORRUPT || code == TAMIZ_UNSUPPORTED);
        assert(err.message[0] && (err.offset <= whole || size));
        tamiz_buffer_clear(&bytes);
        return 0;
    }
    walk(s);
    screen(s);
    compare(s, s);
    compare(unchanged, s);
    compare(s, unchanged);
    tamiz_snapshot_close(s);
    return 0;
}
