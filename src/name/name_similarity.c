/* SPDX-License-Identifier: Apache-2.0 */
/* Every number here is told and reasoned in docs/scoring.md. */
#include "name_similarity.h"

#include "name_edit.h"
#include "name_reading.h"
#include "name_sound.h"

static const double meaning = 0.97;  /* another word for the same */
static const double family = 0.93;   /* another form of the same given name */
static const double script = 0.88;   /* same skeleton, one side has no vowels */
static const double learnt = 0.88;   /* variants by the lists' aliases */
static const double syllable = 0.82; /* the same for syllables */
static const double rough = 0.82;    /* the same in kana's few sounds */
static const double initial = 0.65;
static const double mended = 0.95;      /* digits for letters */
static const double joint = 0.97;       /* factor for a run that is not equal */
static const double slip = 0.8;         /* what one slip costs, times 1/size */
static const double other_start = 0.9;  /* factor: people get starts right */
static const double other_vowel = 0.97; /* the same for a first vowel */
static const double qaf = 0.97;         /* the same for "gh" where q stands */
static const double read_as = 0.97;     /* the same for a reading of letters */
static const double read_in_latin = 0.9; /* when both are in Latin letters */
static const double enough = 0.9;        /* no other reading is looked for */
static const double other_name = 0.66;   /* two known names that differ */
static const double cut_least = 0.65;    /* the beginning of a word */

enum { LONGEST = 400, SOUND_SLIPS_MOST = 4 };

double tamiz_initial_similarity(void) {
    return initial;
}

static size_t longer(tamiz_span a, tamiz_span b) {
    return a.size > b.size ? a.size : b.size;
}

static size_t shorter(tamiz_span a, tamiz_span b) {
    return a.size < b.size ? a.size : b.size;
}

/* Slips that a word of this size may hold and still be the same word. */
static unsigned slips_allowed(size_t size) {
    if (size < 4) return 0;
    return size < 7 ? 1 : TAMIZ_SLIPS_MOST;
}

/* Whether at most `most` bits are set. */
static bool few_bits(uint64_t bits, unsigned most) {
    for (; most > 0 && bits; most--) bits &= bits - 1;
    return !bits;
}

/* A slip adds or drops at most one letter of the alphabet on each side. */
static bool letters_allow(uint64_t a, uint64_t b, unsigned slips) {
    return few_bits(a & ~b, slips) && few_bits(b & ~a, slips);
}

static double by_spelling(tamiz_span a, tamiz_span b, uint64_t a_letters,
                          uint64_t b_letters, unsigned most) {
    size_t size = longer(a, b);
    if (!most || size - shorter(a, b) > most ||
        !letters_allow(a_letters, b_letters, most))
        return 0;
    unsigned slips = tamiz_name_edits(a, b, most);
    if (slips > most) return 0;
    double s = 1.0 - slip * slips / (double)size;
    if (a.data[0] != b.data[0]) s *= other_start;
    /* One letter of four changed is another name more often than a slip:
     * Iran, Iraq. */
    if (size == 4 && a.size == b.size) s = TAMIZ_SPELLING_FLOOR;
    return s < TAMIZ_SPELLING_FLOOR ? 0 : s;
}

static tamiz_span sound_of(const tamiz_part *part, char *room) {
    if (part->sound.data) return part->sound;
    return (tamiz_span){room,
                        tamiz_name_sound_as(part->ascii, part->flags, room)};
}

static bool same_sound(const tamiz_part *a, const tamiz_part *b, size_t *size) {
    char x[TAMIZ_READING_GROWTH * LONGEST], y[TAMIZ_READING_GROWTH * LONGEST];
    tamiz_span p = sound_of(a, x), q = sound_of(b, y);
    *size = p.size;
    return p.size > 1 && tamiz_span_equal(p, q);
}

/* The same skeleton counts when it has two sounds at least and no more than
 * about a third of the letters differ. The more of them do, and the shorter
 * the words, the less it counts. */
static double by_sound(const tamiz_part *a, const tamiz_part *b) {
    size_t size = longer(a->ascii, b->ascii),
           least = shorter(a->ascii, b->ascii);
    unsigned most = size < 5 ? 1 : (unsigned)(size + 1) / 3;
    if (most > SOUND_SLIPS_MOST) most = SOUND_SLIPS_MOST;
    size_t sounds;
    if (least < 3 || size - least > most ||
        !letters_allow(a->letters, b->letters, most) ||
        !same_sound(a, b, &sounds))
        return 0;
    if (sounds == 2) most = 1;
    unsigned slips = tamiz_name_edits(a->ascii, b->ascii, most);
    if (slips > most) return 0;
    double s = 0.98 - 0.3 * slips / (double)size;
    return a->ascii.data[0] == b->ascii.data[0] ? s : s * other_vowel;
}

/* Persian says the Arabic q as gh: Qasem, Ghasem. */
static double by_qaf(const tamiz_part *a, const tamiz_part *b) {
    const uint64_t q = UINT64_C(1) << ('q' - 'a');
    if (!((a->letters ^ b->letters) & q)) return 0;
    const tamiz_part *with = a->letters & q ? a : b,
                     *without = a->letters & q ? b : a;
    char room[LONGEST];
    tamiz_part respelt = *without;
    if (without->ascii.size > LONGEST) return 0;
    size_t n = tamiz_name_qaf(without->ascii, room);
    if (!n) return 0;
    respelt.ascii = (tamiz_span){room, n};
    respelt.sound = (tamiz_span){NULL, 0};
    respelt.letters = tamiz_name_letters(respelt.ascii);
    return qaf * by_sound(with, &respelt);
}

static bool same_syllables(tamiz_span a, tamiz_span b) {
    char x[LONGEST + 1], y[LONGEST + 1];
    if (a.size > LONGEST || b.size > LONGEST) return false;
    size_t n = tamiz_name_syllable(a, x), m = tamiz_name_syllable(b, y);
    return n > 1 && n == m && !memcmp(x, y, n);
}

/* Whether the sound of a word without vowels is the other one when letters that
 * may be vowels, or silent, are taken for that. */
static bool is_soft(tamiz_span hard, tamiz_span other) {
    char soft[TAMIZ_READING_GROWTH * LONGEST];
    for (unsigned way = 1; way <= TAMIZ_SOFT_WAYS; way++)
        if (tamiz_span_equal(other, (tamiz_span){soft, tamiz_name_sound_soft(
                                                           hard, way, soft)}))
            return true;
    return false;
}

/* Across scripts sounds may be equal in more ways when just one side leaves
 * vowels out. */
static bool sounds_across(tamiz_span a, unsigned a_flags, tamiz_span b,
                          unsigned b_flags, size_t least) {
    if (a.size < least || b.size < least) return false;
    if (tamiz_span_equal(a, b)) return true;
    if (!((a_flags ^ b_flags) & TAMIZ_PART_VOWELLESS)) return false;
    return a_flags & TAMIZ_PART_VOWELLESS ? is_soft(a, b) : is_soft(b, a);
}

static bool same_rough(tamiz_span a, tamiz_span b) {
    char x[TAMIZ_READING_GROWTH * LONGEST], y[TAMIZ_READING_GROWTH * LONGEST];
    size_t n = tamiz_name_sound_rough(a, x), m = tamiz_name_sound_rough(b, y);
    return n >= TAMIZ_ROUGH_LEAST && n == m && !memcmp(x, y, n);
}

/* A set of letters as in tamiz_part. */
#define LETTER(c) (UINT64_C(1) << (#c[0] - 'a'))

/* Most words have nothing to do with one another. No reading changes the
 * letters that are compared here, but that kana has one letter for l and r, and
 * none for an r before no vowel and for m before b. */
static bool may_sound_alike(const tamiz_part *a, const tamiz_part *b,
                            unsigned one_side) {
    const uint64_t open = LETTER(l) | LETTER(m) | LETTER(n) | LETTER(r),
                   cyrillic =
                       open | LETTER(b) | LETTER(d) | LETTER(f) | LETTER(p),
                   latin = cyrillic | LETTER(g), nasal = LETTER(m) | LETTER(n);
    if (one_side & TAMIZ_PART_KANA)
        return !(a->letters & nasal) == !(b->letters & nasal);
    uint64_t kept = one_side & TAMIZ_PART_ALIEN      ? open
                    : one_side & TAMIZ_PART_CYRILLIC ? cyrillic
                                                     : latin;
    return !((a->letters ^ b->letters) & kept);
}

/* The part with its letters read otherwise. */
static tamiz_part respelt(const tamiz_part *part, char *text, size_t size) {
    tamiz_part out = *part;
    out.ascii = (tamiz_span){text, size};
    out.sound = (tamiz_span){NULL, 0};
    out.letters = tamiz_name_letters(out.ascii);
    return out;
}

/* The Latin word against the other one when its letters are read otherwise, of
 * so many sounds at least. Both have their vowels, so they must be near, too.
 */
static double by_latin(const tamiz_part *latin, const tamiz_part *other,
                       size_t least) {
    char text[TAMIZ_READING_GROWTH * LONGEST],
        sound[TAMIZ_READING_GROWTH * LONGEST];
    double best = 0;
    for (unsigned reading = 0; reading < TAMIZ_READINGS; reading++) {
        size_t n = tamiz_name_read(latin->ascii, latin->letters, reading, text);
        if (!n) continue;
        tamiz_part read = respelt(latin, text, n);
        read.sound = (tamiz_span){sound, tamiz_name_sound(read.ascii, sound)};
        double s = read.sound.size < least ? 0 : by_sound(&read, other);
        if (s > best) best = s;
    }
    return best;
}

static double by_cyrillic(const tamiz_part *latin, const tamiz_part *slavic) {
    char text[TAMIZ_READING_GROWTH * LONGEST];
    double best = by_latin(latin, slavic, 2);
    size_t n = tamiz_name_read_cyrillic(slavic->ascii, slavic->letters, text);
    if (!n) return best;
    tamiz_part other = respelt(slavic, text, n);
    double s = by_sound(latin, &other), t = by_latin(latin, &other, 2);
    if (s > best) best = s;
    return t > best ? t : best;
}

/* Names that one language writes in Latin letters otherwise than another:
 * "Charitjev", "Hubarau", "Rachid". Short words are like too many. */
static double by_reading(const tamiz_part *a, const tamiz_part *b) {
    bool a_latin = tamiz_part_is_latin(a), b_latin = tamiz_part_is_latin(b);
    if (a_latin && b->flags & TAMIZ_PART_CYRILLIC)
        return read_as * by_cyrillic(a, b);
    if (b_latin && a->flags & TAMIZ_PART_CYRILLIC)
        return read_as * by_cyrillic(b, a);
    if (!a_latin || !b_latin || shorter(a->ascii, b->ascii) < TAMIZ_READ_LEAST)
        return 0;
    double s = by_latin(a, b, TAMIZ_READ_SOUNDS),
           t = by_latin(b, a, TAMIZ_READ_SOUNDS);
    return read_in_latin * (s > t ? s : t);
}

/* The other ways to say a word without vowels. */
static bool sounds_open(const tamiz_part *open, tamiz_span other) {
    char text[TAMIZ_READING_GROWTH * LONGEST],
        sound[TAMIZ_READING_GROWTH * LONGEST];
    for (unsigned reading = 0; reading < TAMIZ_OPEN_READINGS; reading++) {
        size_t n =
            tamiz_name_read_open(open->ascii, open->letters, reading, text);
        if (!n) continue;
        n = tamiz_name_sound_open((tamiz_span){text, n}, sound);
        tamiz_span said = {sound, n};
        if (n > 1 && (tamiz_span_equal(said, other) ||
                      (reading != 1 && is_soft(said, other))))
            return true;
    }
    return false;
}

/* A word without vowels against a reading of a Latin one. */
static bool reads_open(tamiz_span sound, const tamiz_part *latin) {
    char text[TAMIZ_READING_GROWTH * LONGEST],
        read[TAMIZ_READING_GROWTH * LONGEST];
    if (sound.size < 2 || !tamiz_part_is_latin(latin)) return false;
    for (unsigned reading = 0; reading < TAMIZ_READINGS; reading++) {
        size_t n = tamiz_name_read(latin->ascii, latin->letters, reading, text);
        if (!n) continue;
        n = tamiz_name_sound((tamiz_span){text, n}, read);
        if (tamiz_span_equal(sound, (tamiz_span){read, n}) ||
            (n > 1 && is_soft(sound, (tamiz_span){read, n})))
            return true;
    }
    return false;
}

static bool says_open(const tamiz_part *open, tamiz_span sound,
                      const tamiz_part *other, tamiz_span heard) {
    return heard.size > 1 &&
           (sounds_open(open, heard) || reads_open(sound, other));
}

/* A word in kana against a reading of a Latin one. */
static bool reads_rough(tamiz_span kana, const tamiz_part *latin) {
    char text[TAMIZ_READING_GROWTH * LONGEST],
        read[TAMIZ_READING_GROWTH * LONGEST];
    if (!tamiz_part_is_latin(latin)) return false;
    for (unsigned reading = 0; reading < TAMIZ_KANA_READINGS; reading++) {
        size_t n = tamiz_name_read(latin->ascii, latin->letters, reading, text);
        if (!n) continue;
        n = tamiz_name_sound((tamiz_span){text, n}, read);
        if (same_rough(kana, (tamiz_span){read, n})) return true;
    }
    return false;
}

/* A word that came from another script against one that did not: its vowels
 * are missing or a matter of habit. */
static double by_script(const tamiz_part *a, const tamiz_part *b) {
    unsigned one_side = a->flags ^ b->flags;
    bool may = may_sound_alike(a, b, one_side);
    double read = may ? by_reading(a, b) : 0;
    if (!(one_side & TAMIZ_PART_ALIEN)) return read;
    if (one_side & TAMIZ_PART_SYLLABIC)
        return same_syllables(a->ascii, b->ascii) ? syllable : 0;
    if (!may) return read;
    char x[LONGEST], y[LONGEST];
    tamiz_span heard = sound_of(a, x), other = sound_of(b, y);
    if (sounds_across(heard, a->flags, other, b->flags, 2)) return script;
    if (one_side & TAMIZ_PART_VOWELLESS &&
        (a->flags & TAMIZ_PART_VOWELLESS ? says_open(a, heard, b, other)
                                         : says_open(b, other, a, heard)))
        return script;
    if (!(one_side & TAMIZ_PART_KANA)) return read;
    if (same_rough(heard, other)) return rough;
    return (a->flags & TAMIZ_PART_KANA ? reads_rough(heard, b)
                                       : reads_rough(other, a))
               ? rough
               : read;
}

bool tamiz_part_is_initial_of(const tamiz_part *a, const tamiz_part *b) {
    return a->kind == TAMIZ_PART_INITIAL && b->kind == TAMIZ_PART_PLAIN &&
           a->ascii.data[0] == b->ascii.data[0];
}

static bool has_digit(uint64_t letters) {
    return letters >> 26;
}

size_t tamiz_cut_most(size_t size) {
    size_t most = size - slips_allowed(size) - 1;
    return size <= TAMIZ_CUT_WHOLE_MOST && most >= TAMIZ_CUT_LEAST ? most : 0;
}

bool tamiz_part_is_cut_of(const tamiz_part *cut, const tamiz_part *whole) {
    return cut->kind == TAMIZ_PART_PLAIN && !cut->concept &&
           whole->kind <= TAMIZ_PART_PLACE && !has_digit(whole->letters) &&
           !((cut->flags | whole->flags) & TAMIZ_PART_ALIEN) &&
           cut->ascii.size >= TAMIZ_CUT_LEAST &&
           cut->ascii.size <= tamiz_cut_most(whole->ascii.size) &&
           !memcmp(cut->ascii.data, whole->ascii.data, cut->ascii.size);
}

/* The more of the word is left, the more alike they are. */
static double by_cut(const tamiz_part *a, const tamiz_part *b) {
    if (!tamiz_part_is_cut_of(a, b) && !tamiz_part_is_cut_of(b, a)) return 0;
    double left = (double)shorter(a->ascii, b->ascii) /
                  (double)longer(a->ascii, b->ascii);
    return left > cut_least ? left : cut_least;
}

size_t tamiz_name_mend(tamiz_span word, char *out) {
    static const char looks[] = "oizeasbtbg"; /* of 0 to 9 */
    size_t letters = 0;
    for (size_t i = 0; i < word.size; i++) letters += word.data[i] >= 'a';
    if (letters < 3 || (word.size - letters) * 2 > letters) return 0;
    for (size_t i = 0; i < word.size; i++) {
        char c = word.data[i];
        bool alone = (!i || word.data[i - 1] >= 'a') &&
                     (i + 1 == word.size || word.data[i + 1] >= 'a');
        if (c < 'a' && !alone) return 0;
        out[i] = (char)(c < 'a' ? looks[c - '0'] : c);
    }
    return word.size;
}

/* Slips in words with digits for letters: one besides the digits, when the
 * other word has none ("m0tor2", "m0tor3"). */
static double by_mending(const tamiz_part *a, const tamiz_part *b) {
    char x[LONGEST], y[LONGEST];
    if (a->ascii.size > LONGEST || b->ascii.size > LONGEST) return 0;
    size_t n = tamiz_name_mend(a->ascii, x), m = tamiz_name_mend(b->ascii, y);
    if (!n || !m) return 0;
    bool both = has_digit(a->letters) && has_digit(b->letters);
    unsigned most = n < 6 || m < 6 || both ? 0 : 1;
    unsigned slips =
        tamiz_name_edits((tamiz_span){x, n}, (tamiz_span){y, m}, most);
    return slips > most ? 0 : mended - 0.1 * slips;
}

/* Most words have nothing to do with one another: neither by spelling nor by
 * sound may more slips be between them. */
static bool may_be_near(const tamiz_part *a, const tamiz_part *b) {
    return longer(a->ascii, b->ascii) - shorter(a->ascii, b->ascii) <=
               SOUND_SLIPS_MOST &&
           letters_allow(a->letters, b->letters, SOUND_SLIPS_MOST);
}

static double by_nearness(const tamiz_part *a, const tamiz_part *b,
                          bool audible, tamiz_link_kind *kind) {
    if (!may_be_near(a, b)) return 0;
    double best = by_spelling(a->ascii, b->ascii, a->letters, b->letters,
                              slips_allowed(longer(a->ascii, b->ascii)));
    double heard = audible ? by_sound(a, b) : 0;
    if (heard > best) best = heard, *kind = TAMIZ_LINK_SOUND;
    return best;
}

/* audible: they may sound alike. */
static double by_letters(const tamiz_part *a, const tamiz_part *b, bool audible,
                         tamiz_link_kind *kind) {
    /* A number with one digit changed is another number. */
    *kind = TAMIZ_LINK_SPELLING;
    if (longer(a->ascii, b->ascii) > LONGEST) return 0;
    if (has_digit(a->letters | b->letters)) return by_mending(a, b);
    double best = by_nearness(a, b, audible, kind);
    if (!audible) return best;
    double persian = by_qaf(a, b);
    if (persian > best) best = persian, *kind = TAMIZ_LINK_SOUND;
    double across = best < enough ? by_script(a, b) : 0;
    if (across > best) best = across, *kind = TAMIZ_LINK_SCRIPT;
    return best;
}

bool tamiz_part_is_one_in_kana(const tamiz_part *a, const tamiz_part *b) {
    return (a->flags ^ b->flags) & TAMIZ_PART_KANA;
}

static double by_words(const tamiz_part *a, const tamiz_part *b, bool audible,
                       tamiz_link_kind *kind) {
    double best = by_letters(a, b, audible, kind);
    bool plain = a->kind == TAMIZ_PART_PLAIN && b->kind == TAMIZ_PART_PLAIN;
    if (!a->concept || !b->concept || a->kind != b->kind) return best;
    /* Karim and Karima, Maria and Mario are no slips of one another. */
    if (a->concept != b->concept && a->kind == TAMIZ_PART_NUMBER) return 0;
    if (a->concept != b->concept) {
        bool differ = plain && !tamiz_part_is_one_in_kana(a, b);
        return differ && best > other_name ? other_name : best;
    }
    double same = plain ? family : meaning;
    if (same <= best) return best;
    *kind = plain ? TAMIZ_LINK_NAME : TAMIZ_LINK_MEANING;
    return same;
}

static double similarity(const tamiz_part *a, const tamiz_part *b, bool audible,
                         tamiz_link_kind *kind) {
    *kind = TAMIZ_LINK_EXACT;
    if (a->letters == b->letters && tamiz_span_equal(a->ascii, b->ascii))
        return 1;
    if (tamiz_part_is_initial_of(a, b) || tamiz_part_is_initial_of(b, a)) {
        *kind = TAMIZ_LINK_INITIAL;
        return initial;
    }
    double best = by_words(a, b, audible, kind);
    if (best < learnt && a->variant && a->variant == b->variant) {
        *kind = TAMIZ_LINK_LEARNT;
        return learnt;
    }
    if (best > 0) return best;
    *kind = TAMIZ_LINK_CUT;
    return by_cut(a, b);
}

double tamiz_part_similarity(const tamiz_part *a, const tamiz_part *b,
                             tamiz_link_kind *kind) {
    return similarity(a, b, true, kind);
}

double tamiz_part_similarity_unheard(const tamiz_part *a, const tamiz_part *b,
                                     tamiz_link_kind *kind) {
    return similarity(a, b, false, kind);
}

/* Shorter runs than this are like too many words. */
enum { SHORTEST_INEXACT_RUN = 6, RUN_SOUND_SLIPS_MOST = 2 };

static tamiz_span sound_of_run(const tamiz_run *run, char *room) {
    if (!run->parts) return run->sound;
    char a[LONGEST], b[LONGEST];
    return (tamiz_span){room, tamiz_name_sound_join(sound_of(&run->parts[0], a),
                                                    sound_of(&run->parts[1], b),
                                                    room)};
}

static double run_by_sound(const tamiz_part *part, const tamiz_run *run) {
    char x[LONGEST], y[2 * LONGEST];
    size_t size = longer(part->ascii, run->ascii);
    if ((part->flags ^ run->flags) & (TAMIZ_PART_VOWELLESS | TAMIZ_PART_ROUGH))
        return sounds_across(sound_of(part, x), part->flags,
                             sound_of_run(run, y), run->flags, 3)
                   ? script
                   : 0;
    if (size - shorter(part->ascii, run->ascii) > RUN_SOUND_SLIPS_MOST ||
        !letters_allow(part->letters, run->letters, RUN_SOUND_SLIPS_MOST))
        return 0;
    tamiz_span heard = sound_of(part, x), joined_sound = sound_of_run(run, y);
    if (heard.size < 3 || !tamiz_span_equal(heard, joined_sound)) return 0;
    unsigned slips =
        tamiz_name_edits(part->ascii, run->ascii, RUN_SOUND_SLIPS_MOST);
    if (slips > RUN_SOUND_SLIPS_MOST) return 0;
    return 0.98 - 0.3 * slips / (double)size;
}

double tamiz_run_similarity(const tamiz_part *part, const tamiz_run *run) {
    if (part->letters == run->letters &&
        tamiz_span_equal(part->ascii, run->ascii))
        return 1;
    if (!run->inexact || run->ascii.size < SHORTEST_INEXACT_RUN ||
        part->kind != TAMIZ_PART_PLAIN ||
        longer(part->ascii, run->ascii) > LONGEST ||
        has_digit(run->letters | part->letters))
        return 0;
    double best = by_spelling(part->ascii, run->ascii, part->letters,
                              run->letters, TAMIZ_RUN_SLIPS_MOST);
    double heard = run_by_sound(part, run);
    if (heard > best) best = heard;
    if ((part->flags ^ run->flags) & TAMIZ_PART_SYLLABIC && best < syllable &&
        same_syllables(part->ascii, run->ascii))
        best = syllable;
    best *= joint;
    return best < TAMIZ_SPELLING_FLOOR ? 0 : best;
}

/* A comma, a number, a title or a legal form between two words says that they
 * are not one. */
bool tamiz_run_is_inexact(const tamiz_part *parts, size_t count, bool comma) {
    if (count != 2 || comma) return false;
    for (size_t i = 0; i < count; i++)
        if (parts[i].kind != TAMIZ_PART_PLAIN &&
            parts[i].kind != TAMIZ_PART_PARTICLE)
            return false;
    return true;
}
