/* SPDX-License-Identifier: Apache-2.0 */
/* Later and shorter names of parties that a text has named in full. */
#include "test.h"

#include "base_buffer.h"
#include "entity_dataset.h"
#include "index_forge.h"
#include "index_snapshot.h"
#include "tamiz.h"

typedef struct fact {
    const char *entity, *schema, *prop, *value;
} fact;

// clang-format off
static const fact facts[] = {
    {"p-1", "Person", "name", "VARGO LIMBERT, Teodor"},
    {"p-1", "Person", "alias", "Teodor Vargo Limbert"},
    {"p-1", "Person", "lastName", "Vargo Limbert"},
    {"p-2", "Person", "name", "Ossip bin Karadun"},
    {"p-3", "Person", "name", "Hanno Estevel Quiroz"},
    {"p-4", "Person", "name", "Beatrix Quiroz"},
    {"p-6", "Person", "name", "Cilia Ansgar Flores"},
    {"p-6", "Person", "lastName", "Flores"},
    {"p-7", "Person", "name", "Irmela Ansgar Bank"},
    {"o-1", "Organization", "name", "Red de Ostrava"},
    {"o-2", "Organization", "name", "Nordic Velvet Brigade"},
    {"o-3", "Organization", "name", "Northern Vanguard Band"},
    {"o-4", "Organization", "name", "Los Trukaros"},
    {"o-5", "Organization", "name", "Ostrava Cartel"},
    {"o-5", "Organization", "weakAlias", "XQZ"},
    {"v-1", "Vessel", "name", "Silver Heron Emerald"},
};

typedef struct row {
    const char *text, *want, *why;
} row;

static const row surnames[] = {
    {"Teodor Vargo Limbert left. Vargo said no.", "p-1; Vargo=0", "the first surname"},
    {"Teodor Vargo Limbert left. Limbert said no.", "p-1; Limbert=0", "the second"},
    {"Teodor Vargo Limbert left. Vargo Limbert said no.", "p-1; p-1", "both are a hit of their own"},
    {"Teodor Vargo Limbert left. Teodor said no.", "p-1", "a given name is none"},
    {"Vargo said no. Teodor Vargo Limbert left.", "p-1", "before the full name"},
    {"Teodor Vargo Limbert left. Mr Vargo's aide and President Vargo said no.", "p-1; Vargo=0; Vargo=0", "behind a title"},
    {"Teodor Vargo Limbert left. But Vargo stayed.", "p-1; Vargo=0", "behind a word that opens a sentence"},
    {"Teodor Vargo Limbert left. In Lima, Vargo stayed.", "p-1; Vargo=0", "behind a comma"},
    {"Teodor Vargo Limbert left. El gobierno de Vargo sigue.", "p-1; Vargo=0", "behind a particle"},
    {"Teodor Vargo Limbert left. Cilia Vargo stayed.", "p-1", "another of that name"},
    {"Teodor Vargo Limbert left. Cilia de Vargo stayed.", "p-1", "the same with a particle"},
    {"Teodor Vargo Limbert left. He lives in Vargo Street.", "p-1", "a street"},
    {"Teodor Vargo Limbert left. The vargo is a bird.", "p-1", "a small word"},
    {"TEODOR VARGO LIMBERT LEFT. VARGO SAID NO.", "p-1; VARGO=0", "in capitals"},
    {"TEODOR VARGO LIMBERT LEFT. CILIA VARGO SAID NO.", "p-1", "another, in capitals"},
    {"Teodor Vargo Limbert and Vargo argued.", "p-1; Vargo=0", "behind a conjunction"},
    {"Cilia Ansgar Flores left. Flores said no.", "p-6; Flores=0", "a word of the lexicon, where the list says so"},
    {"Irmela Ansgar Bank left. Bank said no.", "p-7", "and where it does not"},
    {"Ossip bin Karadun left. Then bin Karadun said no.", "p-2; bin Karadun=0", "with its particle"},
    {"Ossip bin Karadun left. Then Karadun said no.", "p-2; Karadun=0", "without it"},
    {"Hanno Estevel Quiroz left. Estevel said no.", "p-3; Estevel=0", "the last but one"},
    {"Hanno Estevel Quiroz met Beatrix Quiroz. Quiroz said no.", "p-3; p-4; Quiroz=0 or 1", "it may be either"},
    {"Hanno Estevel Quiroz met Beatrix Quiroz. Estevel said no.", "p-3; p-4; Estevel=0", "it is his alone"},
    {"Teodor Vargo Limbert met Teodor Vargo Limbert. Vargo said no.", "p-1; p-1; Vargo=1", "the last full name"},
};

static const row initials[] = {
    {"Red de Ostrava (RdO) met. RdO said no.", "o-1; RdO=0; RdO=0", "in parentheses"},
    {"Red de Ostrava (\u201cRdO\u201d, in short) met.", "o-1; RdO=0", "in quotes"},
    {"Red de Ostrava met. Then RdO said no.", "o-1; RdO=0", "initials alone"},
    {"Red de Ostrava met. Then Rdo said no.", "o-1", "a word is no acronym"},
    {"Red de Ostrava (ABC) met. Then ABC said no.", "o-1", "other letters"},
    {"Ostrava Cartel (XQZ) met. Then XQZ said no.", "o-5; XQZ=0; XQZ=0", "a listed alias"},
    {"Ostrava Cartel met. Then OC said no.", "o-5", "two letters are too few"},
    {"Ostrava Cartel (OC) met. Then OC said no.", "o-5; OC=0; OC=0", "unless the text says so"},
    {"Ostrava Cartel met. Ostrava said no. The Cartel said no.", "o-5", "a place and a kind are no names"},
    {"Nordic Velvet Brigade met. Then the NVB said no.", "o-2; NVB=0", "all initials"},
    {"Nordic Velvet Brigade met Northern Vanguard Band. The NVB said no.", "o-2; o-3; NVB=0 or 1", "they may be either's"},
    {"Nordic Velvet Brigade met. The NVB Bank said no.", "o-2", "part of another name"},
    {"NORDIC VELVET BRIGADE MET. THE NVB SAID NO.", "o-2", "in capitals every word looks so"},
    {"Los Trukaros met. The Trukaros said no.", "o-4; Trukaros=0", "without the article"},
    {"Silver Heron Emerald sailed. Then SHE sank.", "v-1", "ships have no initials"},
    {"RdO met. Then the RDO said no.", "", "no full name"},
};
// clang-format on

static tamiz_snapshot *forge(void) {
    tamiz_dataset data = {.lists = NULL};
    tamiz_buffer bytes = {0};
    tamiz_snapshot *snapshot = NULL;
    tamiz_error err = {0};
    tamiz_list_meta meta = {.id = "inv",
                            .title = "",
                            .issuer = "",
                            .published = "",
                            .fetched = "",
                            .source = "",
                            .sha256 = ""};
    assert_int_equal(tamiz_dataset_begin(&data, &meta, &err), TAMIZ_OK);
    tamiz_sink sink = tamiz_dataset_sink(&data);
    for (size_t i = 0; i < COUNT(facts); i++) {
        tamiz_statement s = {
            .entity = tamiz_span_of(facts[i].entity),
            .schema = tamiz_schema_find(tamiz_span_of(facts[i].schema)),
            .prop = tamiz_prop_find(tamiz_span_of(facts[i].prop)),
            .value = tamiz_span_of(facts[i].value),
            .lang = tamiz_span_of(""),
            .record = tamiz_span_of("a.csv:1"),
        };
        assert_int_equal(sink.put(sink.context, &s, &err), TAMIZ_OK);
    }
    assert_int_equal(tamiz_index_forge(&data, &bytes, NULL, NULL, &err),
                     TAMIZ_OK);
    assert_int_equal(tamiz_snapshot_adopt(&bytes, &snapshot, &err), TAMIZ_OK);
    tamiz_dataset_clear(&data);
    return snapshot;
}

static void show(const tamiz_document *d, tamiz_buffer *out) {
    tamiz_buffer_reset(out);
    tamiz_buffer_text(out, "");
    for (size_t i = 0; i < tamiz_document_mention_count(d); i++) {
        const tamiz_mention *m = tamiz_document_mention(d, i);
        const tamiz_hit *hit = tamiz_answer_hit(m->answer, 0);
        if (i) tamiz_buffer_text(out, "; ");
        if (hit)
            tamiz_buffer_text(out, hit->entity_id);
        else
            tamiz_buffer_add(out, m->text, m->text_size);
        if (m->may_refer_to[0] != TAMIZ_NO_MENTION)
            tamiz_buffer_print(out, "=%zu or %zu", m->may_refer_to[0],
                               m->may_refer_to[1]);
        else if (m->refers_to != TAMIZ_NO_MENTION)
            tamiz_buffer_print(out, "=%zu", m->refers_to);
    }
}

static void check_rows(const row *rows, size_t count) {
    tamiz_snapshot *s = forge();
    tamiz_buffer shown = {0};
    for (size_t i = 0; i < count; i++) {
        tamiz_document *d = NULL;
        tamiz_error err = {0};
        if (tamiz_scan(s, "a", rows[i].text, strlen(rows[i].text), NULL, &d,
                       &err))
            fail_msg("%s: %s", rows[i].text, err.message);
        show(d, &shown);
        if (strcmp(shown.data, rows[i].want) != 0)
            fail_msg("%s (%s): \"%s\", expected \"%s\"", rows[i].text,
                     rows[i].why, shown.data, rows[i].want);
        tamiz_document_free(d);
    }
    tamiz_buffer_clear(&shown);
    tamiz_snapshot_close(s);
}

TEST(a_surname_refers_to_the_full_name) {
    check_rows(surnames, COUNT(surnames));
}

TEST(initials_refer_to_the_full_name) {
    check_rows(initials, COUNT(initials));
}

/* Names that are far from each other, in a text of several blocks. */
TEST(a_full_name_is_remembered) {
    tamiz_snapshot *s = forge();
    tamiz_buffer text = {0};
    tamiz_document *d = NULL;
    tamiz_buffer_text(&text, "Hanno Estevel Quiroz left. ");
    while (text.size < (1u << 20))
        tamiz_buffer_text(&text, "It went on and on and nobody came.\n");
    tamiz_buffer_text(&text, "Then Estevel said no.");
    assert_int_equal(tamiz_scan(s, "a", text.data, text.size, NULL, &d, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_document_mention_count(d), 2);
    const tamiz_mention *m = tamiz_document_mention(d, 1);
    assert_int_equal(m->refers_to, 0);
    assert_int_equal(tamiz_answer_count(m->answer), 0);
    assert_int_equal(m->start, text.size - strlen("Estevel said no."));
    assert_int_equal(m->sentence_end, text.size);
    tamiz_document_free(d);
    tamiz_snapshot_close(s);
    tamiz_buffer_clear(&text);
}

TEST(a_message_has_no_shorter_names) {
    tamiz_snapshot *s = forge();
    tamiz_document *d = NULL;
    const char *text =
        "{1:F01AAAABBCCAXXX0000000000}{2:I103AAAABBCCXXXXN}{4:\r\n"
        ":20:1\r\n:50K:/1\r\nHANNO ESTEVEL QUIROZ\r\n"
        ":59:/2\r\nANNA LUND\r\n:70:MR ESTEVEL\r\n-}";
    assert_int_equal(tamiz_scan(s, "a", text, strlen(text), NULL, &d, NULL),
                     TAMIZ_OK);
    assert_int_equal(tamiz_document_mention_count(d), 1);
    assert_int_equal(tamiz_document_mention(d, 0)->refers_to, TAMIZ_NO_MENTION);
    tamiz_document_free(d);
    tamiz_snapshot_close(s);
}
