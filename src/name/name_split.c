/* SPDX-License-Identifier: Apache-2.0 */
/* Words become parts in three steps: letters with dots between them are taken
 * together ("S.A." is one atom); the longest legal form that starts at an atom
 * becomes one part; every other word is looked up in the lexicon. */
#include "name_split.h"

#include "base_hash.h"
#include "name_acronym.h"
#include "name_form.h"
#include "name_parts.h"
#include "name_sound.h"

/* One or more words taken together. */
typedef struct atom {
    size_t first, count; /* words */
    tamiz_span ascii;
} atom;

typedef struct cutter {
    const tamiz_word *words;
    size_t word_count;
    tamiz_name_sort sort;
    tamiz_arena *arena;
    atom *atoms;
    atom *mended; /* the same without slips in legal forms, or NULL */
    size_t atom_count;
    tamiz_name *name;
} cutter;

uint64_t tamiz_name_letters(tamiz_span ascii) {
    uint64_t letters = 0;
    for (size_t i = 0; i < ascii.size; i++) {
        unsigned char c = (unsigned char)ascii.data[i];
        letters |= UINT64_C(1) << (c >= 'a' ? c - 'a' : c - '0' + 26);
    }
    return letters;
}

void tamiz_name_squash(const tamiz_name *name, size_t first, char *out) {
    for (size_t i = 0; i < name->count; i++) {
        tamiz_span part = name->parts[(first + i) % name->count].ascii;
        memcpy(out, part.data, part.size);
        out += part.size;
    }
}

size_t tamiz_name_sound_as(tamiz_span ascii, unsigned flags, char *out) {
    return flags & TAMIZ_PART_VOWELLESS ? tamiz_name_sound_open(ascii, out)
                                        : tamiz_name_sound(ascii, out);
}

bool tamiz_name_hear(const tamiz_name *name, tamiz_arena *arena) {
    char *room = tamiz_arena_take(arena, name->letters);
    for (size_t i = 0; room && i < name->count; i++) {
        tamiz_part *part = &name->parts[i];
        part->sound.size = tamiz_name_sound_as(part->ascii, part->flags, room);
        part->sound.data = room;
        room += part->sound.size;
    }
    return room != NULL;
}

/* The letters of several words, with `between` (0 = nothing) between them. */
static tamiz_span joined(const cutter *c, size_t first, size_t count,
                         char between, const tamiz_span *texts, size_t stride) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        size +=
            ((const tamiz_span *)((const char *)texts + (first + i) * stride))
                ->size +
            1;
    char *text = tamiz_arena_take(c->arena, size + 1);
    if (!text) return (tamiz_span){NULL, 0};
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        const tamiz_span *piece =
            (const tamiz_span *)((const char *)texts + (first + i) * stride);
        if (i && between) text[at++] = between;
        memcpy(text + at, piece->data, piece->size);
        at += piece->size;
    }
    return (tamiz_span){text, at};
}

static tamiz_span joined_words(const cutter *c, size_t first, size_t count) {
    return joined(c, first, count, 0, &c->words[0].ascii, sizeof *c->words);
}

static tamiz_span joined_atoms(const cutter *c, size_t first, size_t count) {
    return joined(c, first, count, 0, &c->atoms[0].ascii, sizeof *c->atoms);
}

/* "M/T", "M/V": two letters with a slash between that are a word. */
static bool is_slashed(const cutter *c, size_t i) {
    if (i + 1 >= c->word_count || c->words[i + 1].ascii.size != 1) return false;
    char word[] = {c->words[i].ascii.data[0], c->words[i + 1].ascii.data[0]};
    const tamiz_word *a = &c->words[i], *b = &c->words[i + 1];
    return b->start == a->end + 1 && c->name->text.data[a->end] == '/' &&
           tamiz_lexicon_word((tamiz_span){word, sizeof word});
}

/* One letter of its own script, which may be two in Latin. */
static bool is_letter(const tamiz_word *word) {
    unsigned char first = (unsigned char)word->folded.data[0];
    size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    return word->folded.size == size;
}

/* How many words from i on are single letters with only dots between. */
static size_t dotted_run(const cutter *c, size_t i) {
    if (!is_letter(&c->words[i])) return 1;
    size_t n = 1;
    while (i + n < c->word_count && is_letter(&c->words[i + n]) &&
           c->words[i + n].flags & TAMIZ_WORD_DOTTED)
        n++;
    return n;
}

/* Two dotted letters are initials ("A.Q. Khan") unless they name a legal form;
 * three or more are an abbreviation. */
static bool take_atoms(cutter *c) {
    c->atoms = tamiz_arena_array(c->arena, c->word_count, sizeof *c->atoms);
    if (!c->atoms) return false;
    for (size_t i = 0; i < c->word_count;) {
        bool slashed = c->words[i].ascii.size == 1 && is_slashed(c, i);
        size_t n = slashed ? 2 : dotted_run(c, i);
        tamiz_span ascii = n > 1 ? joined_words(c, i, n) : c->words[i].ascii;
        if (!ascii.data) return false;
        bool form =
            c->sort != TAMIZ_NAME_PERSON && tamiz_lexicon_legal_form(ascii);
        if (n == 2 && !form && !slashed) n = 1, ascii = c->words[i].ascii;
        c->atoms[c->atom_count++] = (atom){i, n, ascii};
        i += n;
    }
    return true;
}

/* Two letters mean a legal form only where legal forms stand: "AS" is one at
 * the end, and an article in the middle of an Arabic name. */
static bool may_stand(const cutter *c, size_t at, size_t count,
                      const tamiz_lexeme *form) {
    if (count == c->atom_count || !form->concept) return false;
    if (strlen(form->word) > 2) return true;
    return at == 0 || at + count == c->atom_count;
}

/* The longest legal form of `least` words or more that starts at atom `at` of
 * these; *count atoms long. */
static const tamiz_lexeme *longest_form(const cutter *c, const atom *atoms,
                                        size_t at, size_t least,
                                        size_t *count) {
    const tamiz_lexeme *start = tamiz_lexicon_legal_form(atoms[at].ascii);
    if (!start) return NULL;
    size_t n = start->longest;
    if (n > c->atom_count - at) n = c->atom_count - at;
    for (; n >= least; n--) {
        tamiz_span text = joined(c, at, n, ' ', &atoms[0].ascii, sizeof *atoms);
        const tamiz_lexeme *form =
            text.data ? tamiz_lexicon_legal_form(text) : NULL;
        if (!form || !may_stand(c, at, n, form)) continue;
        *count = n;
        return form;
    }
    return NULL;
}

/* With slips in it, a form is one when it has two words or more. */
static const tamiz_lexeme *legal_form_at(const cutter *c, size_t at,
                                         size_t *count) {
    if (c->sort == TAMIZ_NAME_PERSON) return NULL;
    const tamiz_lexeme *form = longest_form(c, c->atoms, at, 1, count);
    if ((form && *count > 1) || !c->mended) return form;
    const tamiz_lexeme *mended = longest_form(c, c->mended, at, 2, count);
    return mended ? mended : form;
}

/* The atoms with slips in words of legal forms mended, if there are any. */
static bool mend_forms(cutter *c) {
    if (c->sort == TAMIZ_NAME_PERSON || c->atom_count < 3) return true;
    for (size_t i = 0; i < c->atom_count; i++) {
        tamiz_span word = tamiz_form_word(c->atoms[i].ascii);
        if (word.data == c->atoms[i].ascii.data) continue;
        if (!c->mended) {
            c->mended =
                tamiz_arena_array(c->arena, c->atom_count, sizeof *c->mended);
            if (!c->mended) return false;
            memcpy(c->mended, c->atoms, c->atom_count * sizeof *c->mended);
        }
        c->mended[i].ascii = word;
    }
    return true;
}

static bool is_number(tamiz_span ascii) {
    for (size_t i = 0; i < ascii.size; i++)
        if (ascii.data[i] < '0' || ascii.data[i] > '9') return false;
    return ascii.size > 0;
}

/* Kinds that make no sense for what the name is known to name. */
static bool applies(const cutter *c, tamiz_part_kind kind) {
    if (c->sort != TAMIZ_NAME_PERSON) return true;
    return kind != TAMIZ_PART_GENERIC && kind != TAMIZ_PART_NUMBER &&
           kind != TAMIZ_PART_PLACE;
}

/* One letter is an initial, but for "y" and "e" between two surnames and for
 * the number "I" at the end. */
static bool is_initial(const cutter *c, const tamiz_part *part, size_t at) {
    if (part->ascii.size != 1 || part->ascii.data[0] < 'a') return false;
    if (c->sort == TAMIZ_NAME_OTHER) return false;
    char letter = part->ascii.data[0];
    bool last = at + 1 == c->atom_count;
    const tamiz_word *word = &c->words[c->atoms[at].first];
    bool first = at == 0 || word->flags & TAMIZ_WORD_AFTER_COMMA;
    bool dotted =
        part->end < c->name->text.size && c->name->text.data[part->end] == '.';
    if (letter == 'y' || letter == 'e') return first || last || dotted;
    return !(letter == 'i' && last && !dotted);
}

/* The Persian link between two words, "Lashkar-e-Tayyiba". */
static bool is_link(const cutter *c, const tamiz_part *part) {
    tamiz_span text = c->name->text;
    return part->ascii.size == 1 && strchr("ei", part->ascii.data[0]) &&
           part->start > 0 && part->end + 1 < text.size &&
           text.data[part->start - 1] == '-' && text.data[part->end] == '-';
}

/* A Roman number at the end of a person's name: "Jafari II". */
static bool is_generation(const cutter *c, const tamiz_part *part,
                          const tamiz_lexeme *word, size_t at) {
    return c->sort == TAMIZ_NAME_PERSON && word->kind == TAMIZ_PART_NUMBER &&
           at > 0 && part->ascii.size > 1 && part->ascii.size < 5 &&
           strspn(word->word, "ivx") == part->ascii.size;
}

/* Roman numbers that the lexicon knows as something else: "III" is a suffix of
 * persons, "V" is "in". They are numbers in what is no person, letters only at
 * the end or before the legal form there. */
static const tamiz_lexeme *roman(const cutter *c, const tamiz_part *part,
                                 size_t at) {
    static const char *const numbers[][2] = {
        {"iii", "3"}, {"iv", "4"}, {"v", "5"}, {"x", "10"}};
    if (c->sort == TAMIZ_NAME_PERSON || !at) return NULL;
    bool last = at + 1 == c->atom_count ||
                tamiz_lexicon_legal_form(c->atoms[at + 1].ascii);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (tamiz_span_is(part->ascii, numbers[i][0]) &&
            (last || part->ascii.size > 1))
            return tamiz_lexicon_word(tamiz_span_of(numbers[i][1]));
    return NULL;
}

/* What the word says in its own language, else what its letters say. */
static const tamiz_lexeme *lexeme_of(const cutter *c, const tamiz_part *part,
                                     size_t at) {
    const tamiz_lexeme *word = roman(c, part, at);
    const char *means = c->words[c->atoms[at].first].means;
    if (!word && means && c->sort != TAMIZ_NAME_PERSON)
        word = tamiz_lexicon_word(tamiz_span_of(means));
    return word ? word : tamiz_lexicon_word(part->ascii);
}

static void classify(const cutter *c, tamiz_part *part, size_t at) {
    const tamiz_lexeme *word = lexeme_of(c, part, at);
    part->kind = TAMIZ_PART_PLAIN;
    if (is_link(c, part)) {
        part->kind = TAMIZ_PART_PARTICLE;
    } else if (is_initial(c, part, at)) {
        part->kind = TAMIZ_PART_INITIAL;
    } else if (word && is_generation(c, part, word, at)) {
        part->kind = TAMIZ_PART_SUFFIX;
        part->concept = word->concept;
    } else if (word && applies(c, word->kind)) {
        part->kind = word->kind;
        part->concept = word->concept;
    } else if (is_number(part->ascii)) {
        part->kind = TAMIZ_PART_NUMBER;
    }
}

static uint8_t flags_of(const tamiz_word *word) {
    if (word->flags & TAMIZ_WORD_VOWELLESS) return TAMIZ_PART_VOWELLESS;
    if (word->script == TAMIZ_SCRIPT_KANA)
        return TAMIZ_PART_ROUGH | TAMIZ_PART_KANA;
    uint8_t known = word->flags & TAMIZ_WORD_KNOWN ? TAMIZ_PART_ROUGH : 0;
    if (word->script == TAMIZ_SCRIPT_CYRILLIC)
        return known | TAMIZ_PART_CYRILLIC;
    if (known) return known;
    switch (word->script) {
    case TAMIZ_SCRIPT_HAN:
    case TAMIZ_SCRIPT_HANGUL:
        return TAMIZ_PART_SYLLABIC;
    case TAMIZ_SCRIPT_THAI:
    case TAMIZ_SCRIPT_OTHER:
        return TAMIZ_PART_ROUGH;
    default:
        return 0;
    }
}

/* Words of organisations are translated, so what stands beside one that is
 * known may be a translation that is not. */
static bool is_translated(const tamiz_word *word, const tamiz_part *part) {
    return word->script > TAMIZ_SCRIPT_LATIN &&
           (part->kind == TAMIZ_PART_GENERIC || part->kind == TAMIZ_PART_PLACE);
}

/* A word of payments, behind which a number names no one. */
static bool is_reference(const tamiz_part *part) {
    const tamiz_lexeme *word = tamiz_lexicon_word(TAMIZ_SPAN("ref"));
    return word && part->concept == word->concept;
}

static void add_part(cutter *c, size_t at, size_t count, tamiz_span ascii,
                     const tamiz_lexeme *form) {
    size_t first = c->atoms[at].first;
    const tamiz_word *from = &c->words[first];
    const tamiz_word *to = &c->words[first + count - 1];
    tamiz_part *part = &c->name->parts[c->name->count];
    *part = (tamiz_part){
        .ascii = ascii,
        .letters = tamiz_name_letters(ascii),
        .start = (uint32_t)from->start,
        .end = (uint32_t)to->end,
        .flags = flags_of(from),
    };
    if (form) {
        part->kind = TAMIZ_PART_LEGAL;
        part->concept = form->concept;
    } else {
        classify(c, part, at);
    }
    if (!(part->flags & TAMIZ_PART_ALIEN) && is_translated(from, part))
        part->flags |= TAMIZ_PART_ROUGH;
    part->weight = tamiz_name_weight(part);
    /* What is counted in a person's name is not the person, and what is counted
     * behind "ref" or "account" is neither. */
    bool aside = c->name->count && is_reference(&part[-1]);
    if (part->kind == TAMIZ_PART_NUMBER &&
        (c->sort == TAMIZ_NAME_PERSON || aside))
        part->weight = (float)tamiz_part_kind_weight(TAMIZ_PART_TITLE);
    if (!c->name->comma && c->name->count &&
        from->flags & TAMIZ_WORD_AFTER_COMMA)
        c->name->comma = c->name->count;
    c->name->count++;
    c->name->letters += ascii.size;
}

static bool take_parts(cutter *c) {
    for (size_t i = 0; i < c->atom_count;) {
        size_t n = 1;
        const tamiz_lexeme *form = legal_form_at(c, i, &n);
        tamiz_span ascii = n > 1 ? joined_atoms(c, i, n) : c->atoms[i].ascii;
        size_t words = 0;
        for (size_t k = 0; k < n; k++) words += c->atoms[i + k].count;
        if (!ascii.data) return false;
        add_part(c, i, words, ascii, form);
        i += n;
    }
    return true;
}

static uint64_t hash_from(const tamiz_word *words, size_t count, size_t first,
                          char *room) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        tamiz_span folded = words[(first + i) % count].folded;
        memcpy(room + size, folded.data, folded.size);
        size += folded.size;
    }
    return tamiz_hash((tamiz_span){room, size});
}

/* A word is written in Latin by what it is as a whole, so one that lost a
 * hyphen may be written otherwise than its halves; its own letters are the
 * same. */
static bool hash_own(cutter *c) {
    size_t size = 0, turn = 0;
    bool plain = true;
    const tamiz_name *name = c->name;
    for (size_t i = 0; i < c->word_count; i++) {
        const tamiz_word *word = &c->words[i];
        size += word->folded.size;
        plain &= word->folded.data == word->ascii.data;
        if (name->comma && word->start == name->parts[name->comma].start)
            turn = i;
    }
    if (plain) return true;
    char *room = tamiz_arena_take(c->arena, size);
    if (!room) return false;
    c->name->own[0] = hash_from(c->words, c->word_count, 0, room);
    if (turn) c->name->own[1] = hash_from(c->words, c->word_count, turn, room);
    return true;
}

tamiz_code tamiz_name_of_words(const tamiz_word *words, size_t count,
                               tamiz_span text, tamiz_name_sort sort,
                               tamiz_arena *arena, tamiz_name *out,
                               tamiz_error *err) {
    tamiz_name name = {.text = text};
    if (count > TAMIZ_NAME_PARTS)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, "name",
                          "%zu words, expected at most %d", count,
                          TAMIZ_NAME_PARTS);
    cutter c = {.words = words,
                .word_count = count,
                .sort = sort,
                .arena = arena,
                .name = &name};
    name.parts = tamiz_arena_array(arena, count, sizeof *name.parts);
    if (!name.parts || (count && (!take_atoms(&c) || !mend_forms(&c) ||
                                  !take_parts(&c) || !hash_own(&c))))
        return tamiz_fail_memory(err, "name");
    tamiz_name_mend_parts(&name, sort);
    if (sort != TAMIZ_NAME_PERSON) tamiz_name_mark_acronym(&name);
    *out = name;
    return TAMIZ_OK;
}

tamiz_code tamiz_name_split(tamiz_latin *latin, tamiz_span text,
                            tamiz_name_sort sort, tamiz_arena *arena,
                            tamiz_name *out, tamiz_error *err) {
    if (text.size > TAMIZ_NAME_BYTES)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, "name",
                          "%zu bytes, expected at most %d", text.size,
                          TAMIZ_NAME_BYTES);
    tamiz_words words;
    tamiz_code code = tamiz_text_split(latin, text, arena, &words, err);
    if (code) return code;
    return tamiz_name_of_words(words.words, words.count, text, sort, arena, out,
                               err);
}
