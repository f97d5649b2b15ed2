/* SPDX-License-Identifier: Apache-2.0 */
/* A text is reduced to a key (lower case, no marks, no punctuation, no "the")
 * and searched by halving among the sorted keys made from data/countries.tsv.
 * tools/tables_country.py makes the keys by the same rules: country_key(). */
#include "entity_country.h"

#include "entity_countries.h"

enum { MOST_KEY = 80 }; /* bytes with the NUL; tables_country.py checks them */

typedef struct folded {
    char text[MOST_KEY];
    size_t size;
    size_t word; /* where the current word starts */
    bool failed; /* longer than any country's name */
} folded;

static void add_byte(folded *key, char byte) {
    if (key->size + 1 >= MOST_KEY) key->failed = true;
    if (!key->failed) key->text[key->size++] = byte;
}

/* Closes the word and opens the next: one space between words, none before
 * the first; the word "the" is taken back. */
static void end_word(folded *key) {
    size_t size = key->size - key->word;
    if (!size) return;
    if (size == 3 && !memcmp(key->text + key->word, "the", 3))
        key->size = key->word;
    else
        add_byte(key, ' ');
    key->word = key->size;
}

static void add_ascii(folded *key, char c) {
    bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        add_byte(key, (char)(upper ? c | 0x20 : c));
        return;
    }
    end_word(key);
    if (c != '&') return;
    for (const char *word = "and"; *word; word++) add_byte(key, *word);
    end_word(key);
}

/* A two-byte sequence: a Latin letter loses its mark, a combining mark goes,
 * a no-break space ends the word, the rest stays as it is. */
static void add_pair(folded *key, const unsigned char *bytes) {
    unsigned code = (bytes[0] & 0x1fu) << 6 | (bytes[1] & 0x3fu);
    if (code >= 0x300 && code < 0x370) return;
    /* Greek and Cyrillic capitals. */
    if ((code >= 0x391 && code <= 0x3a9) || (code >= 0x400 && code <= 0x42f)) {
        code += code >= 0x400 && code < 0x410 ? 0x50 : 0x20;
        add_byte(key, (char)(0xc0 | code >> 6));
        add_byte(key, (char)(0x80 | (code & 0x3f)));
        return;
    }
    if (code == 0xa0) {
        end_word(key);
        return;
    }
    char letter = '\0';
    if (code >= 0xc0 && code < 0x180)
        letter = tamiz_country_letters[code - 0xc0];
    if (letter) {
        add_byte(key, letter);
        return;
    }
    add_byte(key, (char)bytes[0]);
    add_byte(key, (char)bytes[1]);
}

static void add_text(folded *key, tamiz_span text) {
    const unsigned char *bytes = (const unsigned char *)text.data;
    for (size_t i = 0; i < text.size && !key->failed;) {
        size_t left = text.size - i;
        if (bytes[i] < 0x80) {
            add_ascii(key, text.data[i++]);
        } else if (left > 1 && (bytes[i] & 0xe0) == 0xc0) {
            add_pair(key, bytes + i);
            i += 2;
        } else if (left > 2 && (!memcmp(bytes + i, "\xe2\x80\x98", 3) ||
                                !memcmp(bytes + i, "\xe2\x80\x99", 3))) {
            end_word(key);
            i += 3;
        } else {
            add_byte(key, text.data[i++]);
        }
    }
    end_word(key);
}

static const char *search(const tamiz_country_row *table, size_t count,
                          tamiz_span wanted) {
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        int order = tamiz_span_order(wanted, tamiz_span_of(table[middle].key));
        if (!order) return table[middle].value;
        if (order < 0)
            count = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* people: what people are called, too. */
static const char *search_key(const folded *key, bool people) {
    if (key->failed || !key->size) return NULL;
    tamiz_span wanted = {key->text, key->size - 1}; /* without last space */
    const char *code =
        search(tamiz_country_keys, tamiz_country_key_count, wanted);
    if (code || !people) return code;
    return search(tamiz_country_peoples, tamiz_country_people_count, wanted);
}

/* "Tanzania, United Republic of": both halves round the only comma, swapped.
 * False = there is no such comma. */
static bool add_swapped(folded *key, tamiz_span text) {
    const char *comma = text.size ? memchr(text.data, ',', text.size) : NULL;
    if (!comma) return false;
    size_t before = (size_t)(comma - text.data);
    tamiz_span after = tamiz_span_from(text, before + 1);
    if (after.size && memchr(after.data, ',', after.size)) return false;
    add_text(key, after);
    add_text(key, (tamiz_span){text.data, before});
    return true;
}

static const char *find(tamiz_span text, bool people) {
    folded straight = {.size = 0}, swapped = {.size = 0};
    add_text(&straight, text);
    const char *code = search_key(&straight, people);
    if (code || !add_swapped(&swapped, text)) return code;
    return search_key(&swapped, people);
}

const char *tamiz_country_find(tamiz_span text) {
    return find(text, true);
}

const char *tamiz_country_find_place(tamiz_span text) {
    return find(text, false);
}

bool tamiz_country_is_kin(const char *a, const char *b) {
    for (size_t i = 0; i < tamiz_country_kin_count; i++) {
        const tamiz_country_row *row = &tamiz_country_kin[i];
        if ((!strcmp(row->key, a) && !strcmp(row->value, b)) ||
            (!strcmp(row->key, b) && !strcmp(row->value, a)))
            return true;
    }
    return false;
}

const char *tamiz_country_name(tamiz_span code) {
    folded key = {.size = 0};
    add_text(&key, code);
    if (key.failed || !key.size) return NULL;
    return search(tamiz_country_codes, tamiz_country_code_count,
                  (tamiz_span){key.text, key.size - 1});
}
