/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "index_key.h"
#include "name_reading.h"

/* Words as the lists and their neighbours write them, two of one name each. */
static const char *const words[] = {
    "achmatowitsch", "akhmatovich", "lichatjov",  "likhachev",   "barabanau",
    "barabanov",     "hubarau",     "gubarev",    "rachid",      "rashid",
    "zajtsev",       "zaytsev",     "tselikavec", "tselikovets", "mahnjov",
    "makhnev",       "mntzry",      "montazeri",  "wahdy",       "vahedi",
    "kshkwly",       "kashkouli",   "thaqb",      "saqeb",       "fdhl",
    "fazel",         "nwbawh",      "nobaveh",    "smwtrytz",    "smotrich",
    "bogudanofu",    "bogdanov",    "kanpaneris", "campaneris",  "anorudo",
    "arnold",        "jmal",        "gamal",      "lwnysy",      "lounici",
    "sjtjerbakov",   "shcherbakov", "qasem",      "ghasem",      "charif",
    "sharif",        "dzmitryi",    "dmitry",     "kozlowski",   "kazlouski",
};

static const uint8_t flags[] = {
    0,
    TAMIZ_PART_CYRILLIC,
    TAMIZ_PART_VOWELLESS,
    TAMIZ_PART_ROUGH | TAMIZ_PART_KANA,
    TAMIZ_PART_ROUGH | TAMIZ_PART_CYRILLIC,
};

typedef struct word {
    tamiz_part part;
    char ascii[40], sound[40];
} word;

/* One of the two words as if it came from one of the scripts; every other one
 * with a letter changed. */
static void draw(uint64_t *seed, size_t name, word *out) {
    const char *from = words[name * 2 + (test_random(seed) & 1)];
    size_t size = strlen(from);
    memcpy(out->ascii, from, size);
    if (test_random(seed) & 1)
        out->ascii[test_random(seed) % size] =
            (char)('a' + test_random(seed) % 26);
    uint8_t from_script = flags[test_random(seed) % COUNT(flags)];
    out->part = (tamiz_part){.ascii = {out->ascii, size},
                             .kind = TAMIZ_PART_PLAIN,
                             .flags = from_script};
    out->part.letters = tamiz_name_letters(out->part.ascii);
    out->part.sound.data = out->sound;
    out->part.sound.size =
        tamiz_name_sound_as(out->part.ascii, from_script, out->sound);
}

/* sounds: of the keys of how they sound. */
static bool share_a_key(const tamiz_part *asked, const tamiz_part *listed,
                        bool sounds) {
    uint32_t a[TAMIZ_KEYS_MOST], b[TAMIZ_KEYS_MOST];
    size_t heard, n = tamiz_keys_of_asked(asked, 1, a, &heard),
                  m = tamiz_keys_of_listed(listed, 1, b);
    assert_true(n <= TAMIZ_KEYS_MOST && m <= TAMIZ_KEYS_MOST && heard <= n);
    for (size_t i = 0; i < (sounds ? heard : n); i++)
        for (size_t k = 0; k < m; k++)
            if (a[i] == b[k]) return true;
    return false;
}

TEST(words_that_are_linked_share_a_key) {
    uint64_t seed = 5;
    size_t across = 0, heard = 0;
    for (int round = 0; round < 400000; round++) {
        word a, b;
        size_t names = COUNT(words) / 2, name = test_random(&seed) % names;
        draw(&seed, name, &a);
        draw(&seed, round & 7 ? name : test_random(&seed) % names, &b);
        tamiz_link_kind kind;
        double s = tamiz_part_similarity(&a.part, &b.part, &kind);
        tamiz_link_kind turned;
        assert_true(tamiz_part_similarity(&b.part, &a.part, &turned) == s);
        if (tamiz_part_similarity_unheard(&a.part, &b.part, &turned) != s &&
            !share_a_key(&a.part, &b.part, true))
            fail_msg("%.*s (%u) and %.*s (%u) sound alike and share no sound",
                     (int)a.part.ascii.size, a.ascii, a.part.flags,
                     (int)b.part.ascii.size, b.ascii, b.part.flags);
        if (s <= 0) continue;
        across += kind == TAMIZ_LINK_SCRIPT;
        heard += kind == TAMIZ_LINK_SOUND;
        if (!share_a_key(&a.part, &b.part, false))
            fail_msg("%.*s (%u) and %.*s (%u) are %.2f alike and share no key",
                     (int)a.part.ascii.size, a.ascii, a.part.flags,
                     (int)b.part.ascii.size, b.ascii, b.part.flags, s);
    }
    if (across < 9000 || heard < 9000)
        fail_msg("only %zu across scripts, %zu by sound", across, heard);
}
