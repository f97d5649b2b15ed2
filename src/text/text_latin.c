/* SPDX-License-Identifier: Apache-2.0 */
#include "text_latin.h"

#include "base_buffer.h"
#include "base_table.h"
#include "text_han.h"
#include "text_utf8.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

struct tamiz_latin {
    const UNormalizer2 *fold;      /* NFKC_Casefold */
    const UNormalizer2 *decompose; /* NFD */
    UTransliterator *translit;     /* opened when first needed */
    tamiz_table known;    /* words that ICU wrote already, to numbers in */
    tamiz_buffer written; /* tamiz_span[] */
    tamiz_arena memory;   /* of both */
    tamiz_buffer ascii, bytes;
    tamiz_buffer scratch; /* of who cuts the text */
};

/* UTF-16 units after normalisation. Words come in at most 400 bytes and NFKC
 * makes at most 18 units of one three-byte letter, so this is never reached. */
enum { LONGEST_WORD = 8192 };

/* The memory of ICU's words is dropped when it holds more than this. */
enum { REMEMBERED_BYTES = 1024 * 1024 };

tamiz_code tamiz_latin_new(tamiz_latin **out, tamiz_error *err) {
    tamiz_latin *latin = calloc(1, sizeof *latin);
    if (!latin) return tamiz_fail_memory(err, "transliteration");
    UErrorCode status = U_ZERO_ERROR;
    latin->fold = unorm2_getNFKCCasefoldInstance(&status);
    latin->decompose = unorm2_getNFDInstance(&status);
    if (U_FAILURE(status)) {
        free(latin);
        return tamiz_fail(err, TAMIZ_UNSUPPORTED, "ICU",
                          "no normalisation data: %s", u_errorName(status));
    }
    *out = latin;
    return TAMIZ_OK;
}

void tamiz_latin_free(tamiz_latin *latin) {
    if (!latin) return;
    if (latin->translit) utrans_close(latin->translit);
    tamiz_buffer_clear(&latin->ascii);
    tamiz_buffer_clear(&latin->bytes);
    tamiz_buffer_clear(&latin->scratch);
    tamiz_table_clear(&latin->known);
    tamiz_buffer_clear(&latin->written);
    tamiz_arena_clear(&latin->memory);
    free(latin);
}

tamiz_buffer *tamiz_latin_scratch(tamiz_latin *latin) {
    return &latin->scratch;
}

static const tamiz_letter *letter_of(uint32_t c) {
    size_t low = 0, high = tamiz_letter_count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (tamiz_letters[mid].letter < c)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == tamiz_letter_count || tamiz_letters[low].letter != c)
        return NULL;
    return &tamiz_letters[low];
}

static bool is_plain(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static tamiz_code fail_icu(tamiz_error *err, UErrorCode status) {
    if (status == U_MEMORY_ALLOCATION_ERROR)
        return tamiz_fail_memory(err, "ICU");
    if (status == U_BUFFER_OVERFLOW_ERROR)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, NULL,
                          "a word grows over %d letters when normalised",
                          LONGEST_WORD);
    return tamiz_fail(err, TAMIZ_UNSUPPORTED, "ICU", "%s", u_errorName(status));
}

static tamiz_code open_translit(tamiz_latin *latin, tamiz_error *err) {
    static const char id[] = TAMIZ_HAN_TRANSLIT;
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[sizeof id];
    if (latin->translit) return TAMIZ_OK;
    u_charsToUChars(id, wide, sizeof id);
    latin->translit =
        utrans_openU(wide, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    return U_FAILURE(status) ? fail_icu(err, status) : TAMIZ_OK;
}

static tamiz_code transliterate(tamiz_latin *latin, const UChar *word,
                                int32_t size, tamiz_error *err) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[LONGEST_WORD];
    tamiz_code code = open_translit(latin, err);
    if (code) return code;
    u_memcpy(text, word, size);
    int32_t limit = size;
    utrans_transUChars(latin->translit, text, &size, LONGEST_WORD, 0, &limit,
                       &status);
    if (U_FAILURE(status)) return fail_icu(err, status);
    for (int32_t i = 0; i < size; i++)
        if (is_plain(text[i])) tamiz_buffer_byte(&latin->ascii, (char)text[i]);
    return TAMIZ_OK;
}

static void forget_words(tamiz_latin *latin) {
    tamiz_table_clear(&latin->known);
    tamiz_buffer_reset(&latin->written);
    tamiz_arena_reset(&latin->memory);
}

static bool remember(tamiz_latin *latin, tamiz_span word) {
    tamiz_span key = tamiz_arena_copy(&latin->memory, word);
    tamiz_span ascii =
        tamiz_arena_copy(&latin->memory, tamiz_buffer_view(&latin->ascii));
    uint32_t number = (uint32_t)(latin->written.size / sizeof ascii);
    tamiz_buffer_add(&latin->written, &ascii, sizeof ascii);
    return key.data && ascii.data && !latin->written.failed &&
           tamiz_table_add(&latin->known, key, number, NULL);
}

/* The last resort, for the scripts that have no table of ours. ICU takes some
 * ten microseconds for a letter, so what it wrote is remembered. */
static tamiz_code by_icu(tamiz_latin *latin, const UChar *word, int32_t size,
                         tamiz_error *err) {
    tamiz_span key = {(const char *)word, (size_t)size * sizeof *word};
    const uint32_t *number = tamiz_table_find(&latin->known, key);
    if (number) {
        tamiz_span ascii =
            ((const tamiz_span *)(const void *)latin->written.data)[*number];
        tamiz_buffer_add(&latin->ascii, ascii.data, ascii.size);
        return TAMIZ_OK;
    }
    if (latin->memory.total > REMEMBERED_BYTES) forget_words(latin);
    tamiz_code code = transliterate(latin, word, size, err);
    if (code) return code;
    return latin->ascii.failed || remember(latin, key)
               ? TAMIZ_OK
               : tamiz_fail_memory(err, "words");
}

/* The letter of `script` that looks like the Latin letter c. */
static const tamiz_letter *look_alike(uint32_t c, tamiz_script script) {
    for (size_t i = 0; i < tamiz_letter_count; i++)
        if (tamiz_letters[i].look[0] == (char)c &&
            tamiz_script_of(tamiz_letters[i].letter) == script)
            return &tamiz_letters[i];
    return NULL;
}

static void add_plain(tamiz_latin *latin, uint32_t c, tamiz_script script) {
    const tamiz_letter *alien = NULL;
    if (c >= 'a' &&
        (script == TAMIZ_SCRIPT_CYRILLIC || script == TAMIZ_SCRIPT_GREEK))
        alien = look_alike(c, script);
    if (alien)
        tamiz_buffer_text(&latin->ascii, alien->latin);
    else
        tamiz_buffer_byte(&latin->ascii, (char)c);
}

/* Writes c as the table or plain Latin has it. False = neither knows c. */
static bool add_letter(tamiz_latin *latin, uint32_t c, tamiz_script script) {
    if (is_plain(c)) return add_plain(latin, c, script), true;
    const tamiz_letter *letter = letter_of(c);
    if (!letter) return U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK;
    bool alien = script == TAMIZ_SCRIPT_LATIN && letter->look[0] &&
                 tamiz_script_of(c) != TAMIZ_SCRIPT_LATIN;
    tamiz_buffer_text(&latin->ascii, alien ? letter->look : letter->latin);
    return true;
}

/* Tries letter by letter, first composed, then with its marks taken off. */
static bool by_letters(tamiz_latin *latin, const UChar *word, int32_t size,
                       tamiz_script script) {
    for (int32_t i = 0; i < size;) {
        UChar32 c;
        U16_NEXT(word, i, size, c);
        if (add_letter(latin, (uint32_t)c, script)) continue;
        UErrorCode status = U_ZERO_ERROR;
        UChar parts[32];
        int32_t n =
            unorm2_getDecomposition(latin->decompose, c, parts, 32, &status);
        if (U_FAILURE(status) || n <= 0) return false;
        for (int32_t k = 0; k < n;) {
            U16_NEXT(parts, k, n, c);
            if (!add_letter(latin, (uint32_t)c, script)) return false;
        }
    }
    return true;
}

/* A letter that no table writes still must be told from other letters. A mark
 * on nothing says nothing. */
static void by_number(tamiz_latin *latin, const UChar *word, int32_t size) {
    for (int32_t i = 0; i < size;) {
        UChar32 c;
        U16_NEXT(word, i, size, c);
        if (!(U_GET_GC_MASK(c) & U_GC_M_MASK))
            tamiz_buffer_print(&latin->ascii, "u%x", (unsigned)c);
    }
}

/* Greek writes the sound u with two letters, "ου" (ELOT 743), and b, d, g of
 * other languages too, which are heard so at the start of a word and behind a
 * consonant. */
static void mend_greek(tamiz_buffer *ascii) {
    static const char pairs[][3] = {"mp", "nt", "gk"}, sounds[] = "bdg";
    size_t n = 0;
    for (size_t i = 0; i < ascii->size; i++) {
        char c = ascii->data[i], next = ' ';
        if (i + 1 < ascii->size) next = ascii->data[i + 1];
        if (n && ascii->data[n - 1] == 'o' && c == 'y') c = 'u';
        bool hard = !n || !strchr("aeiouy", ascii->data[n - 1]);
        for (size_t k = 0; hard && k < 3; k++)
            if (c == pairs[k][0] && next == pairs[k][1]) {
                c = sounds[k];
                i++;
                break;
            }
        ascii->data[n++] = c;
    }
    ascii->size = n;
}

static bool is_vowel(char c) {
    return c && strchr("aeiouy", c);
}

/* Persian and its neighbours write Arabic letters and say others. Their own
 * letters tell that a word is theirs. */
static void read_as_persian(UChar *word, int32_t size) {
    static const UChar own[] = {0x67e, 0x686, 0x698, 0x6a9, 0x6af, 0x6cc, 0};
    static const UChar theirs[] = {0x62b, 0x630, 0x636, 0x638, 0}; /* th, dh */
    static const UChar said[] = {0x633, 0x632, 0x632, 0x632};      /* s, z */
    bool persian = false;
    for (int32_t i = 0; i < size; i++)
        persian |= u_strchr(own, word[i]) != NULL;
    for (int32_t i = 0; persian && i < size; i++) {
        const UChar *found = u_strchr(theirs, word[i]);
        if (found) word[i] = said[found - theirs];
    }
}

/* Bet is v but at the start of a word, more often than not. */
static void read_as_hebrew(UChar *word, int32_t size) {
    enum { BET = 0x5d1, VAV = 0x5d5 };
    for (int32_t i = 1; i < size; i++)
        if (word[i] == BET) word[i] = VAV;
}

/* What Arabic and Hebrew readers hear at the ends of a word: ain at its start
 * is a vowel, and so is he at its end. */
static void mend_vowelless(tamiz_buffer *ascii, const UChar *word,
                           int32_t size) {
    enum { AIN = 0x639, HE = 0x647, HEBREW_AYIN = 0x5e2, HEBREW_HE = 0x5d4 };
    UChar last = word[size - 1];
    size_t n = ascii->size;
    if ((last == HE || last == HEBREW_HE) && n > 2 &&
        !is_vowel(ascii->data[n - 2])) {
        ascii->data[n - 1] = 'a';
        tamiz_buffer_byte(ascii, 'h');
    }
    if ((word[0] != AIN && word[0] != HEBREW_AYIN) || !n ||
        ascii->data[0] == 'a')
        return;
    tamiz_buffer_byte(ascii, 'a');
    if (ascii->failed) return;
    memmove(ascii->data + 1, ascii->data, ascii->size - 1);
    ascii->data[0] = 'a';
}

/* As UTF-8, without marks on demand (short vowels of Arabic and Hebrew). */
static void to_utf8(tamiz_buffer *out, const UChar *word, int32_t size,
                    bool no_marks) {
    tamiz_buffer_reset(out);
    for (int32_t i = 0; i < size;) {
        UChar32 c;
        U16_NEXT(word, i, size, c);
        if (no_marks && U_GET_GC_MASK(c) & U_GC_M_MASK) continue;
        tamiz_utf8_add(out, (uint32_t)c);
    }
}

/* ---- known words ------------------------------------------------------- */

static const char *told_of(tamiz_span word, const tamiz_slots *slots,
                           const tamiz_script_word *rows, const char *text) {
    uint32_t hash = tamiz_slot_hash(word), at = hash, row;
    while ((row = tamiz_slots_next(slots, hash, &at)) != UINT32_MAX)
        if (tamiz_slot_is(text + rows[row].word, word))
            return text + rows[row].latin;
    return NULL;
}

const char *tamiz_latin_known(tamiz_span word) {
    return told_of(word, &tamiz_script_word_slots, tamiz_script_words,
                   tamiz_script_text);
}

const char *tamiz_latin_meaning(tamiz_span word) {
    return told_of(word, &tamiz_concept_word_slots, tamiz_concept_words,
                   tamiz_concept_text);
}

/* Han and Hangul are looked up in text_split.c: a word there is a letter. */
static bool has_known_words(tamiz_script script) {
    return script == TAMIZ_SCRIPT_ARABIC || script == TAMIZ_SCRIPT_HEBREW ||
           script == TAMIZ_SCRIPT_CYRILLIC || script == TAMIZ_SCRIPT_KANA ||
           script == TAMIZ_SCRIPT_THAI || script == TAMIZ_SCRIPT_OTHER;
}

/* The word as the tables have it, to bytes: without short vowels. */
static void known_key(tamiz_latin *latin, const UChar *folded, int32_t size,
                      tamiz_script script) {
    to_utf8(&latin->bytes, folded, size,
            script == TAMIZ_SCRIPT_ARABIC || script == TAMIZ_SCRIPT_HEBREW);
}

/* Accents of Greek come and go with the ending. */
static void without_accents(tamiz_latin *latin, const UChar *folded,
                            int32_t size) {
    UErrorCode status = U_ZERO_ERROR;
    UChar parted[LONGEST_WORD];
    int32_t n = unorm2_normalize(latin->decompose, folded, size, parted,
                                 LONGEST_WORD, &status);
    if (U_FAILURE(status)) n = 0;
    to_utf8(&latin->bytes, parted, n, true);
}

static const char *meaning_of(tamiz_latin *latin, const UChar *folded,
                              int32_t size, tamiz_script script) {
    if (script == TAMIZ_SCRIPT_GREEK)
        without_accents(latin, folded, size);
    else if (script == TAMIZ_SCRIPT_ARABIC || script == TAMIZ_SCRIPT_HEBREW ||
             (script == TAMIZ_SCRIPT_CYRILLIC && size == 1))
        known_key(latin, folded, size, script);
    else
        return NULL;
    return tamiz_latin_meaning(tamiz_buffer_view(&latin->bytes));
}

/* The article is written as part of the word: the rest may be known. */
static bool add_known(tamiz_latin *latin, const UChar *folded, int32_t size,
                      tamiz_script script) {
    static const char article[] = "\u0627\u0644"; /* alif lam */
    tamiz_buffer_reset(&latin->ascii);
    if (!has_known_words(script)) return false;
    known_key(latin, folded, size, script);
    tamiz_span word = tamiz_buffer_view(&latin->bytes);
    const char *found = tamiz_latin_known(word);
    if (!found && tamiz_span_starts(word, article)) {
        found = tamiz_latin_known(tamiz_span_from(word, sizeof article - 1));
        if (found) tamiz_buffer_text(&latin->ascii, "al");
    }
    if (found) tamiz_buffer_text(&latin->ascii, found);
    return found != NULL;
}

static bool has_own_table(tamiz_script script) {
    return script != TAMIZ_SCRIPT_HAN && script != TAMIZ_SCRIPT_KANA &&
           script != TAMIZ_SCRIPT_THAI && script != TAMIZ_SCRIPT_OTHER;
}

/* A letter that the table has is what ICU would write. */
static bool by_han_table(tamiz_latin *latin, const UChar *word, int32_t size) {
    if (size != 1 || word[0] < TAMIZ_HAN_FIRST || word[0] > TAMIZ_HAN_LAST)
        return false;
    tamiz_buffer_text(&latin->ascii, tamiz_han_rows[word[0] - TAMIZ_HAN_FIRST]);
    return true;
}

static tamiz_code to_ascii(tamiz_latin *latin, UChar *word, int32_t size,
                           tamiz_script script, tamiz_error *err) {
    tamiz_buffer_reset(&latin->ascii);
    if (script == TAMIZ_SCRIPT_ARABIC) read_as_persian(word, size);
    if (script == TAMIZ_SCRIPT_HEBREW) read_as_hebrew(word, size);
    if (has_own_table(script) && by_letters(latin, word, size, script) &&
        latin->ascii.size) {
        if (script == TAMIZ_SCRIPT_GREEK) mend_greek(&latin->ascii);
        if (script == TAMIZ_SCRIPT_ARABIC || script == TAMIZ_SCRIPT_HEBREW)
            mend_vowelless(&latin->ascii, word, size);
        return TAMIZ_OK;
    }
    tamiz_buffer_reset(&latin->ascii);
    tamiz_code code = by_han_table(latin, word, size)
                          ? TAMIZ_OK
                          : by_icu(latin, word, size, err);
    if (!code && !latin->ascii.size) by_number(latin, word, size);
    return code;
}

/* The word without apostrophes in UTF-16, then NFKC_Casefold. */
static tamiz_code fold(tamiz_latin *latin, tamiz_span word, UChar *folded,
                       int32_t *size, tamiz_error *err) {
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[LONGEST_WORD];
    int32_t n = 0;
    for (size_t at = 0; at < word.size;) {
        uint32_t c = tamiz_utf8_next(word, &at);
        if (tamiz_char_class_of(c) != TAMIZ_CHAR_LETTER) continue;
        if (n + 2 > LONGEST_WORD) return fail_icu(err, U_BUFFER_OVERFLOW_ERROR);
        UBool bad = false;
        U16_APPEND(wide, n, LONGEST_WORD, c, bad);
        if (bad) return fail_icu(err, U_BUFFER_OVERFLOW_ERROR);
    }
    *size =
        unorm2_normalize(latin->fold, wide, n, folded, LONGEST_WORD, &status);
    return U_FAILURE(status) ? fail_icu(err, status) : TAMIZ_OK;
}

tamiz_code tamiz_latin_word_of(tamiz_latin *latin, tamiz_span word,
                               tamiz_script script, tamiz_arena *arena,
                               tamiz_latin_word *out, tamiz_error *err) {
    UChar folded[LONGEST_WORD];
    int32_t size = 0;
    tamiz_code code = fold(latin, word, folded, &size, err);
    if (code) return code;
    out->means = meaning_of(latin, folded, size, script);
    out->known = size && add_known(latin, folded, size, script);
    to_utf8(&latin->bytes, folded, size, false);
    if (size && !out->known) code = to_ascii(latin, folded, size, script, err);
    if (code) return code;
    if (!size) tamiz_buffer_reset(&latin->ascii);
    if (!latin->ascii.size) tamiz_buffer_reset(&latin->bytes);
    if (latin->bytes.failed || latin->ascii.failed)
        return tamiz_fail_memory(err, "words");
    out->folded = tamiz_arena_copy(arena, tamiz_buffer_view(&latin->bytes));
    out->ascii = tamiz_arena_copy(arena, tamiz_buffer_view(&latin->ascii));
    if (!out->folded.data || !out->ascii.data)
        return tamiz_fail_memory(err, "words");
    return TAMIZ_OK;
}
