/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "base_utf8.h"
#include "text_split.h"
#include "text_utf8.h"

/* One analyser and the words of the last text it cut. */
typedef struct bench {
    tamiz_latin *latin;
    tamiz_arena arena;
    tamiz_words words;
    tamiz_buffer line;
} bench;

static void init(bench *b) {
    *b = (bench){.latin = NULL};
    assert_int_equal(tamiz_latin_new(&b->latin, NULL), TAMIZ_OK);
}

static void clear(bench *b) {
    tamiz_latin_free(b->latin);
    tamiz_arena_clear(&b->arena);
    tamiz_buffer_clear(&b->line);
}

static void split(bench *b, tamiz_span text) {
    tamiz_arena_reset(&b->arena);
    assert_int_equal(
        tamiz_text_split(b->latin, text, &b->arena, &b->words, NULL), TAMIZ_OK);
}

/* All words in Latin letters, with a space between. */
static const char *latin_of(bench *b, const char *text) {
    split(b, tamiz_span_of(text));
    tamiz_buffer_reset(&b->line);
    tamiz_buffer_text(&b->line, "");
    for (size_t i = 0; i < b->words.count; i++) {
        if (i) tamiz_buffer_byte(&b->line, ' ');
        tamiz_buffer_span(&b->line, b->words.words[i].ascii);
    }
    return b->line.data ? b->line.data : "";
}

typedef struct row {
    const char *text, *want, *why;
} row;

static void check_rows(const row *rows, size_t count) {
    bench b;
    init(&b);
    for (size_t i = 0; i < count; i++) {
        const char *got = latin_of(&b, rows[i].text);
        if (strcmp(got, rows[i].want))
            fail_msg("%s (%s): %s, expected %s", rows[i].text, rows[i].why, got,
                     rows[i].want);
    }
    clear(&b);
}

// clang-format off
TEST(what_looks_the_same_to_a_reader_gives_the_same_letters) {
    static const row rows[] = {
        {"", "", "nothing"},
        {" \t\r\n.,;-()", "", "no letter in it"},
        {"Kowalska", "kowalska", "case"},
        {"KOWALSKA", "kowalska", "case"},
        {"Łódź Żółć", "lodz zolc", "marks, and letters that do not decompose"},
        {"Lo\u0301dz\u0301", "lodz", "marks written apart (NFD)"},
        {"Müller Straße", "muller strasse", "umlaut, sharp s"},
        {"STRASSE", "strasse", "sharp s in capitals"},
        {"Øre Ðorđe Þór Æsir œuvre", "ore dorde thor aesir oeuvre", "letters of their own"},
        {"ﬁrm ﬂag", "firm flag", "ligatures (NFKC)"},
        {"Ｋａｒｉｍ　Ｘ", "karim x", "full width letters and space"},
        {"ⓀⒶⓡⓘⓜ", "karim", "letters in circles"},
        {"🄺🄰🅁🄸🄼", "karim", "letters in squares"},
        {"𝐊𝐚𝐫𝐢𝐦 𝓚𝓪𝓻𝓲𝓶", "karim karim", "mathematical letters"},
        {"x² №5", "x2 5", "small digits; a sign is no letter"},
        {"Kar\u200Bim", "karim", "zero-width space inside"},
        {"K\u200Da\u200Cr\u2060i\uFEFFm", "karim", "joiners, mark of order"},
        {"\u202EKarim\u202C", "karim", "bidi override around"},
        {"Ka\u200Er\u200Fim\u2066\u2069", "karim", "bidi marks inside"},
        {"Ka\u00ADrim", "karim", "soft hyphen"},
        {"K\u0336a\u0336r\u0336im", "karim", "struck through"},
        {"İstanbul ISPARTA ılgaz", "istanbul isparta ilgaz", "dotted and dotless i"},
        {"Ка\u0301рим", "karim", "stress mark on a Cyrillic letter"},
    };
    check_rows(rows, COUNT(rows));
}

TEST(letters_of_one_alphabet_in_a_word_of_another_are_read_as_that_word) {
    static const row rows[] = {
        {"Mаria", "maria", "Cyrillic a in a Latin word"},
        {"Pореscu", "popescu", "Cyrillic o, p, e"},
        {"Iνanov", "ivanov", "Greek nu looks like v"},
        {"ІSLАNDER", "islander", "Cyrillic I and A in capitals"},
        {"Воrис", "voris", "two scripts, mostly Cyrillic"},
        {"Mиxаил", "mikhail", "Latin M and x in a Cyrillic word"},
        {"Kарпов", "karpov", "Latin K first"},
        {"Ρaul", "paul", "Greek Rho for P"},
    };
    check_rows(rows, COUNT(rows));
}

TEST(words_of_organisations_are_told_in_english) {
    static const row rows[] = {
        {"Υπουργείο Άμυνας", "ministry defense", "Greek, with accents"},
        {"ΤΡΆΠΕΖΑΣ", "bank", "Greek, genitive, capitals"},
        {"وزارة الدفاع", "ministry - defense", "Arabic, the article apart"},
        {"والتجارة للتجاره", "trade trade", "Arabic, written together"},
        {"هوافضای صنايع", "aerospace industry", "Persian, Arabic letters"},
        {"בנק", "bank", "Hebrew"},
        {"海能科技", "- - technology", "Han, inside a stretch"},
        {"조선국제", "korea international", "Hangul, inside a stretch"},
        {"Bank Банк محمد", "- - -", "nothing: read by the letters"},
    };
    bench b;
    init(&b);
    for (size_t i = 0; i < COUNT(rows); i++) {
        split(&b, tamiz_span_of(rows[i].text));
        tamiz_buffer_reset(&b.line);
        for (size_t k = 0; k < b.words.count; k++) {
            const char *means = b.words.words[k].means;
            if (k) tamiz_buffer_byte(&b.line, ' ');
            tamiz_buffer_text(&b.line, means ? means : "-");
        }
        if (!tamiz_span_is(tamiz_buffer_view(&b.line), rows[i].want))
            fail_msg("%s (%s): %.*s, expected %s", rows[i].text, rows[i].why,
                     (int)b.line.size, b.line.data, rows[i].want);
    }
    clear(&b);
}

TEST(words_of_other_scripts_are_written_in_latin_letters) {
    static const row rows[] = {
        {"Владимир Путин", "vladimir putin", "Cyrillic"},
        {"Юрий Щербаков", "yuriy shcherbakov", "Cyrillic, digraphs"},
        {"Γιώργος Παπαδόπουλος", "giorgos papadopoulos", "Greek"},
        {"Αθήνα", "athina", "Greek, theta"},
        {"Արամ", "aram", "Armenian"},
        {"თბილისი", "tbilisi", "Georgian"},
        {"ᲗᲑᲘᲚᲘᲡᲘ", "tbilisi", "Georgian capitals (Mtavruli)"},
        {"海能", "hai neng", "Han: a word a character"},
        {"北京海能", "beijing hai neng", "a word that the table has is one"},
        {"艾莉·海能", "ellie hai neng", "and so is a stretch that it has"},
        {"海艾莉", "hai ai li", "but not a part of a stretch"},
        {"東京", "dong jing", "Han, traditional"},
        {"김철수", "gim cheol su", "Hangul: a word a syllable"},
        {"\u1100\u1175\u11B7", "gim", "Hangul in letters apart"},
        {"さくら", "sakura", "Hiragana"},
        {"サトウ", "sato", "Katakana, a known word"},
        {"ｻﾄｳ", "sato", "Katakana, half width"},
        {"محمد", "muhammad", "Arabic, a known word"},
        {"مُحَمَّد", "muhammad", "Arabic with its vowel marks"},
        {"כהן", "cohen", "Hebrew, a known word"},
        {"राघव", "raghava", "Devanagari"},
        {"दाऊद", "dawood", "Devanagari, a known word"},
        {"บริษัท", "company", "Thai, a known word with marks"},
        {"Άκμπαρ Γκάτζο", "akbar gatzo", "Greek: two letters for b and g"},
        {"عمر عليا البرازي", "omar alya al brazy", "Arabic: ain is a vowel in front, the article a word"},
        {"عبدالحليم عبدالله", "abd al halim abdullah", "Arabic: servants of God, but not Abdullah"},
        {"Abdulhalim AbdelKarim Abdurrahman Abdullah", "abdul halim abdel karim abdur rahman abdullah", "and in Latin"},
        {"Sirajuddin Salahuddine Safieddin Nasriddin", "siraj ud din salah ud dine safi ed din nasr id din", "-al-Din, however it is heard"},
        {"Burhanudin Zinedine Badredine Salaheldin", "burhan u din zin e dine badr e dine salah el din", "and written"},
        {"Geraldine Yudin Grudin Nasriddinov Aladin Jalaldin", "geraldine yudin grudin nasriddinov aladin jalaldin", "but not in other names"},
        {"Abdullayev Abdulov Abdulbarievna", "abdullayev abdulov abdulbarievna", "Russian names are one word"},
        {"สมชัยบ", "smchayb", "Thai"},
    };
    check_rows(rows, COUNT(rows));
}

TEST(a_word_ends_where_a_reader_ends_it) {
    static const row rows[] = {
        {"O'Brien", "obrien", "apostrophe"},
        {"O\u2019Brien O\u2018Brien O\u02BCBrien O`Brien", "obrien obrien obrien obrien", "all kinds of it"},
        {"al-Rashid", "al rashid", "hyphen"},
        {"Jean\u2010Luc Jean\u2013Luc", "jean luc jean luc", "other hyphens"},
        {"S.A.", "s a", "dots"},
        {"a/b_c&d+e", "a b c d e", "signs"},
        {"Smith,John", "smith john", "comma without space"},
        {"(Karim)", "karim", "brackets"},
        {"海能Bank", "hai neng bank", "another script starts a word"},
        {"18th", "18th", "digits belong to the word"},
        {"٤٢", "42", "Arabic digits"},
        {"Karim\u00A0Aziz\u2003Omar", "karim aziz omar", "other spaces"},
        {"a\0b", "a", "the text ends at NUL here"},
    };
    check_rows(rows, COUNT(rows));
}
// clang-format on

TEST(a_word_knows_where_it_stands) {
    // clang-format off
    static const struct {
        const char *text; size_t word; const char *piece, *why;
    } rows[] = {
        {"Ali Baba", 1, "Baba", "bytes from the start"},
        {"Łódź Żak", 1, "Żak", "bytes, not characters"},
        {"\"Ka\u200Brim\".", 0, "Ka\u200Brim", "what is dropped is inside"},
        {"O'Brien's", 0, "O'Brien's", "apostrophes are inside"},
        {"'Karim'", 0, "Karim", "quotes around are outside"},
        {"Karim\u200B, x", 0, "Karim", "what is dropped behind is outside"},
        {"\u202EKarim", 0, "Karim", "what is dropped before is outside"},
        {"é\u0301 b", 0, "é\u0301", "a mark belongs to its letter"},
        {"海能", 1, "能", "one character each"},
        {"银行海能", 0, "银行", "a word of the table is a word"},
    };
    // clang-format on
    bench b;
    init(&b);
    for (size_t i = 0; i < COUNT(rows); i++) {
        split(&b, tamiz_span_of(rows[i].text));
        if (rows[i].word >= b.words.count) fail_msg("%s", rows[i].why);
        const tamiz_word *w = &b.words.words[rows[i].word];
        tamiz_span piece = {rows[i].text + w->start, w->end - w->start};
        if (!tamiz_span_is(piece, rows[i].piece))
            fail_msg("%s: \"%.*s\", expected \"%s\"", rows[i].why,
                     (int)piece.size, piece.data, rows[i].piece);
    }
    clear(&b);
}

TEST(a_word_knows_its_script_and_how_it_is_written) {
    // clang-format off
    static const struct {
        const char *text; size_t word; tamiz_script script;
        unsigned yes, no; const char *why;
    } rows[] = {
        {"Karim", 0, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_CAPITAL, TAMIZ_WORD_ALL_CAPITAL, "one capital"},
        {"KARIM", 0, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_CAPITAL | TAMIZ_WORD_ALL_CAPITAL, TAMIZ_WORD_CASELESS, "capitals"},
        {"karim", 0, TAMIZ_SCRIPT_LATIN, 0, TAMIZ_WORD_CAPITAL | TAMIZ_WORD_ALL_CAPITAL | TAMIZ_WORD_CASELESS, "small letters"},
        {"Карим", 0, TAMIZ_SCRIPT_CYRILLIC, TAMIZ_WORD_CAPITAL, TAMIZ_WORD_VOWELLESS, "Cyrillic"},
        {"Kарим", 0, TAMIZ_SCRIPT_CYRILLIC, TAMIZ_WORD_CAPITAL, 0, "mostly Cyrillic"},
        {"Νίκος", 0, TAMIZ_SCRIPT_GREEK, TAMIZ_WORD_CAPITAL, 0, "Greek"},
        {"محمد", 0, TAMIZ_SCRIPT_ARABIC, TAMIZ_WORD_CASELESS | TAMIZ_WORD_KNOWN, TAMIZ_WORD_CAPITAL | TAMIZ_WORD_VOWELLESS, "Arabic, known"},
        {"قظغذض", 0, TAMIZ_SCRIPT_ARABIC, TAMIZ_WORD_CASELESS | TAMIZ_WORD_VOWELLESS, TAMIZ_WORD_KNOWN, "Arabic, not known"},
        {"כהן", 0, TAMIZ_SCRIPT_HEBREW, TAMIZ_WORD_CASELESS | TAMIZ_WORD_KNOWN, 0, "Hebrew, known"},
        {"北", 0, TAMIZ_SCRIPT_HAN, TAMIZ_WORD_CASELESS, TAMIZ_WORD_VOWELLESS, "Han"},
        {"김", 0, TAMIZ_SCRIPT_HANGUL, TAMIZ_WORD_CASELESS, 0, "Hangul"},
        {"ア", 0, TAMIZ_SCRIPT_KANA, TAMIZ_WORD_CASELESS, 0, "Kana"},
        {"ก", 0, TAMIZ_SCRIPT_THAI, TAMIZ_WORD_CASELESS, 0, "Thai"},
        {"राम", 0, TAMIZ_SCRIPT_OTHER, TAMIZ_WORD_CASELESS, 0, "Devanagari"},
        {"1984", 0, TAMIZ_SCRIPT_COMMON, TAMIZ_WORD_CASELESS, TAMIZ_WORD_CAPITAL, "digits"},
        {"Smith, John", 1, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_AFTER_COMMA, TAMIZ_WORD_JOINED, "comma"},
        {"محمد، علي", 1, TAMIZ_SCRIPT_ARABIC, TAMIZ_WORD_AFTER_COMMA, 0, "Arabic comma"},
        {"al-Rashid", 1, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_JOINED, TAMIZ_WORD_DOTTED, "hyphen"},
        {"S.A.", 1, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_JOINED | TAMIZ_WORD_DOTTED, TAMIZ_WORD_NEW_SENTENCE, "a dot between letters"},
        {"He left. Karim came.", 2, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_NEW_SENTENCE, 0, "full stop and space"},
        {"He left? Karim came.", 2, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_NEW_SENTENCE, 0, "question mark"},
        {"J. Karim", 1, TAMIZ_SCRIPT_LATIN, 0, TAMIZ_WORD_NEW_SENTENCE, "an initial ends no sentence"},
        {"Gen. Karim", 1, TAMIZ_SCRIPT_LATIN, 0, TAMIZ_WORD_NEW_SENTENCE, "nor does a title"},
        {"EE. UU. dijo", 1, TAMIZ_SCRIPT_LATIN, 0, TAMIZ_WORD_NEW_SENTENCE, "nor the first half of Estados Unidos"},
        {"Gen? Karim", 1, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_NEW_SENTENCE, 0, "but a question does"},
        {"Ein General. Karim", 2, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_NEW_SENTENCE, 0, "a longer word"},
        {"Gen.\n\nKarim", 1, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_NEW_SENTENCE, 0, "a paragraph"},
        {"one\n\ntwo", 1, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_NEW_SENTENCE, 0, "a paragraph"},
        {"one\ntwo", 1, TAMIZ_SCRIPT_LATIN, 0, TAMIZ_WORD_NEW_SENTENCE, "a line"},
        {"one", 0, TAMIZ_SCRIPT_LATIN, TAMIZ_WORD_NEW_SENTENCE, 0, "the start"},
    };
    // clang-format on
    bench b;
    init(&b);
    for (size_t i = 0; i < COUNT(rows); i++) {
        split(&b, tamiz_span_of(rows[i].text));
        if (rows[i].word >= b.words.count) fail_msg("%s", rows[i].why);
        const tamiz_word *w = &b.words.words[rows[i].word];
        if (w->script != rows[i].script ||
            (w->flags & rows[i].yes) != rows[i].yes || w->flags & rows[i].no)
            fail_msg("%s: script %s, flags %u", rows[i].why,
                     tamiz_script_code(w->script), w->flags);
    }
    clear(&b);
}

TEST(bytes_that_are_not_utf8_are_refused_with_their_offset) {
    // clang-format off
    static const struct { const char *text; size_t offset; } rows[] = {
        {"\xff", 0}, {"Karim \xc3", 6}, {"Kar\xc0\x80im", 3},
        {"Łód\xed\xa0\x80", 5}, {"ab\x80", 2}, {"\xf4\x90\x80\x80", 0},
    };
    // clang-format on
    bench b;
    init(&b);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_words words = {NULL, 77};
        tamiz_error err = {0};
        assert_int_equal(tamiz_text_split(b.latin, tamiz_span_of(rows[i].text),
                                          &b.arena, &words, &err),
                         TAMIZ_BAD_INPUT);
        assert_int_equal(err.offset, rows[i].offset);
        assert_int_equal(words.count, 77); /* nothing written */
    }
    clear(&b);
}

/* Words follow one another, lie inside the text, hold plain letters only. */
static void check_words(const bench *b, tamiz_span text) {
    size_t at = 0;
    for (size_t i = 0; i < b->words.count; i++) {
        const tamiz_word *w = &b->words.words[i];
        assert_true(w->start >= at && w->end > w->start && w->end <= text.size);
        at = w->end;
        assert_true(w->folded.size > 0 && w->ascii.size > 0);
        assert_int_equal(tamiz_utf8_check(w->folded), SIZE_MAX);
        for (size_t k = 0; k < w->ascii.size; k++)
            assert_non_null(memchr("abcdefghijklmnopqrstuvwxyz0123456789",
                                   w->ascii.data[k], 36));
    }
}

TEST(texts_without_end_get_an_answer_with_every_letter_in_it) {
    // clang-format off
    static const struct { const char *piece; size_t times; bool letters; } rows[] = {
        {"a", 1 << 20, true},               /* a word of 1 MB */
        {"ж", 1 << 19, true},
        {"北", 100000, true},
        {"\u0301", 10000, false},           /* marks on nothing */
        {"\u200B", 100000, false},
        {"a ", 1 << 18, true},
        {"a\u0301", 50000, true},
        {"\uFDFA", 2000, true},             /* NFKC makes 18 letters of one */
        {"'", 100000, false},
        {"ก", 20000, true},
    };
    // clang-format on
    bench b;
    init(&b);
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer text = {0};
        for (size_t k = 0; k < rows[i].times; k++)
            tamiz_buffer_text(&text, rows[i].piece);
        split(&b, tamiz_buffer_view(&text));
        check_words(&b, tamiz_buffer_view(&text));
        size_t letters = 0;
        for (size_t k = 0; k < b.words.count; k++)
            letters += b.words.words[k].ascii.size;
        if (rows[i].letters) assert_true(letters >= rows[i].times);
        tamiz_buffer_clear(&text);
    }
    clear(&b);
}

TEST(a_letter_under_ten_thousand_marks_is_still_that_letter) {
    bench b;
    init(&b);
    tamiz_buffer text = {0};
    tamiz_buffer_text(&text, "Kari");
    for (size_t i = 0; i < 10000; i++) tamiz_buffer_text(&text, "\u0301");
    tamiz_buffer_text(&text, "m");
    split(&b, tamiz_buffer_view(&text));
    check_words(&b, tamiz_buffer_view(&text));
    tamiz_buffer all = {0};
    for (size_t i = 0; i < b.words.count; i++)
        tamiz_buffer_span(&all, b.words.words[i].ascii);
    assert_string_equal(all.data, "karim");
    tamiz_buffer_clear(&all);
    tamiz_buffer_clear(&text);
    clear(&b);
}

TEST(any_text_is_cut_into_words_that_lie_in_it) {
    bench b;
    init(&b);
    uint64_t seed = 11;
    for (int round = 0; round < 3000; round++) {
        tamiz_buffer text = {0};
        for (uint64_t n = test_random(&seed) % 60; n > 0; n--) {
            uint64_t dice = test_random(&seed);
            uint32_t c = dice % 3 ? (uint32_t)(dice / 3 % 0x600)
                                  : (uint32_t)(dice / 3 % 0x30000);
            if (c >= 0xd800 && c < 0xe000) c = ' ';
            tamiz_utf8_add(&text, c);
        }
        split(&b, tamiz_buffer_view(&text));
        check_words(&b, tamiz_buffer_view(&text));
        tamiz_buffer_clear(&text);
    }
    clear(&b);
}
