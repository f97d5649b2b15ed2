/* SPDX-License-Identifier: Apache-2.0 */
/* Which files of a folder are read. The content tells: each file names a party
 * or an alias after itself. */
#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

#include "base_buffer.h"
#include "base_file.h"
#include "entity_dataset.h"
#include "list_ofac.h"

#define PARTY(name) "1," name ",-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-\n\x1a"

static tamiz_code print_names(void *context, const tamiz_statement *fact,
                              tamiz_error *err) {
    tamiz_buffer *out = context;
    (void)err;
    if (tamiz_prop_rows[fact->prop].type == TAMIZ_TYPE_name)
        tamiz_buffer_print(out, "%.*s ", (int)fact->value.size,
                           fact->value.data);
    return TAMIZ_OK;
}

typedef struct folder {
    char path[64];
} folder;

static folder make_folder(const char *const *names, size_t count) {
    folder made = {"/tmp/tamiz-ofac-XXXXXX"};
    assert_non_null(mkdtemp(made.path));
    for (size_t i = 0; i < count && names[i]; i += 2) {
        char path[256];
        (void)snprintf(path, sizeof path, "%s/%s", made.path, names[i]);
        assert_int_equal(
            tamiz_file_write(path, tamiz_span_of(names[i + 1]), NULL),
            TAMIZ_OK);
    }
    return made;
}

static void remove_folder(const folder *made) {
    DIR *entries = opendir(made->path);
    for (struct dirent *entry; (entry = readdir(entries));) {
        char path[512];
        (void)snprintf(path, sizeof path, "%s/%s", made->path, entry->d_name);
        (void)unlink(path);
    }
    closedir(entries);
    assert_int_equal(rmdir(made->path), 0);
}

/* The codes and names that reading `what` in such a folder gives. */
static tamiz_code read_from(const folder *made, const char *what,
                            tamiz_buffer *out, tamiz_error *err) {
    char path[256];
    tamiz_list_facts facts;
    tamiz_sink sink = {print_names, out};
    (void)snprintf(path, sizeof path, "%s%s", made->path, what);
    tamiz_buffer_reset(out);
    tamiz_buffer_text(out, "");
    return tamiz_list_ofac_read(path, &sink, &facts, NULL, err);
}

enum { MOST = 10 };

TEST(a_path_is_read_with_the_files_that_belong_to_it) {
    // clang-format off
    static const struct {
        const char *files[MOST], *what, *want;
    } rows[] = {
        {{"sdn.csv", PARTY("A"), "alt.csv", "1,1,aka,B,-0-\n",
          "notes.txt", "?"}, "", "A B "},
        {{"SDN.CSV", PARTY("A"), "Alt.csv", "1,1,aka,B,-0-\n"}, "", "A B "},
        {{"sdn.csv", PARTY("A")}, "/", "A "},       /* no aliases: fine */
        {{"sdn.csv", PARTY("A"), "alt.csv", "1,1,aka,B,-0-\n"},
         "/sdn.csv", "A B "},                       /* brings its siblings */
        {{"sdn.csv", PARTY("A"), "cons_alt.csv", "9,1,aka,B,-0-\n"},
         "/sdn.csv", "A "},                         /* not of its set */
        {{"sdn.csv", PARTY("A"), "sdn.csv.gz", PARTY("B")},
         "/sdn.csv.gz", "B "},                      /* named, so no guess */
        {{"cons_prim.csv", PARTY("C"), "sdn.csv", PARTY("A")}, "", "A "},
        {{"some rows.txt", PARTY("A"), "alt.csv", "1,1,aka,B,-0-\n"},
         "/some rows.txt", "A "},                   /* any name, alone */
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer got = {0};
        tamiz_error err = {0};
        folder made = make_folder(rows[i].files, MOST);
        assert_int_equal(read_from(&made, rows[i].what, &got, &err), TAMIZ_OK);
        assert_string_equal(got.data, rows[i].want);
        remove_folder(&made);
        tamiz_buffer_clear(&got);
    }
}

static tamiz_code print_ids(void *context, const tamiz_statement *fact,
                            tamiz_error *err) {
    (void)err;
    bool link = tamiz_prop_rows[fact->prop].type == TAMIZ_TYPE_entity;
    if (link || fact->prop == TAMIZ_PROP_name ||
        fact->prop == TAMIZ_PROP_programId)
        tamiz_buffer_print(context, "%.*s %s %.*s\n", (int)fact->entity.size,
                           fact->entity.data, tamiz_prop_rows[fact->prop].name,
                           (int)fact->value.size, fact->value.data);
    return TAMIZ_OK;
}

TEST(parties_of_the_consolidated_list_have_ids_of_their_own) {
    static const char *const files[MOST] = {
        "cons_prim.csv",
        "7,\"MADE BANK\",-0- ,\"UKRAINE-EO13662] [RUSSIA-EO14024\",-0- ,-0- ,"
        "-0- ,-0- ,-0- ,-0- ,-0- ,\"Linked To: MADE HOLDING.\"\n"
        "8,\"MADE HOLDING\",-0- ,\"NS-PLC\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"
        "-0- ,-0- \n",
        "sdn.csv",
        PARTY("A"),
        "sdn.xml",
        "<sdnList/>"};
    tamiz_buffer got = {0};
    tamiz_error err = {0};
    tamiz_list_facts facts;
    folder made = make_folder(files, MOST);
    tamiz_sink sink = {print_ids, &got};
    if (tamiz_list_ofac_cons_read(made.path, &sink, &facts, NULL, &err))
        fail_msg("%s", err.message);
    assert_string_equal(got.data, "ofac-cons-7 name MADE BANK\n"
                                  "ofac-cons-7/sanction-1 entity ofac-cons-7\n"
                                  "ofac-cons-7/sanction-1 programId SSI\n"
                                  "ofac-cons-7/sanction-2 entity ofac-cons-7\n"
                                  "ofac-cons-7/link-1 subject ofac-cons-7\n"
                                  "ofac-cons-7/link-1 object ofac-cons-8\n"
                                  "ofac-cons-8 name MADE HOLDING\n"
                                  "ofac-cons-8/sanction-1 entity ofac-cons-8\n"
                                  "ofac-cons-8/sanction-1 programId NS-PLC\n");
    remove_folder(&made);
    tamiz_buffer_clear(&got);
}

TEST(a_path_without_a_list_says_what_was_expected) {
    // clang-format off
    static const struct {
        const char *files[MOST], *what;
        tamiz_code code;
        const char *message;
    } rows[] = {
        {{"alt.csv", "1,1,aka,B,-0-\n"}, "", TAMIZ_NOT_FOUND,
         "expected sdn.csv"},
        {{"alt.csv", "1,1,aka,B,-0-\n"}, "/alt.csv", TAMIZ_BAD_INPUT,
         "expected sdn.csv"},
        {{"sdn.csv", PARTY("A"), "sdn.csv.gz", PARTY("A")}, "",
         TAMIZ_BAD_INPUT, "the same file twice"},
        {{"cons_prim.csv", PARTY("A")}, "", TAMIZ_NOT_FOUND,
         "expected sdn.csv"},
        {{"cons_prim.csv", PARTY("A")}, "/cons_prim.csv", TAMIZ_BAD_INPUT,
         "is a file of us_ofac_cons"},
        {{"Consolidated.XML", "<sdnList/>"}, "/Consolidated.XML",
         TAMIZ_BAD_INPUT, "is a file of us_ofac_cons"},
        {{"x", "?"}, "/sdn.csv", TAMIZ_NOT_FOUND, "cannot open"},
        {{"x.csv", "a page, not a list\n"}, "/x.csv", TAMIZ_BAD_INPUT,
         "expected 12"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_buffer got = {0};
        tamiz_error err = {0};
        folder made = make_folder(rows[i].files, MOST);
        assert_int_equal(read_from(&made, rows[i].what, &got, &err),
                         rows[i].code);
        assert_non_null(strstr(err.message, rows[i].message));
        assert_true(err.where[0]);
        remove_folder(&made);
        tamiz_buffer_clear(&got);
    }
}

static void note_progress(void *context, const char *stage, uint64_t done,
                          uint64_t total) {
    unsigned *calls = context;
    assert_string_equal(stage, "reading");
    assert_true(done && done <= total);
    ++*calls;
}

/* Quoted counts: the files of 2023-12-28, see tests/real. */
TEST(the_whole_list_of_december_2023_fits_into_a_dataset) {
    const char *path = test_shared("data/ofac/2023-12-28");
    tamiz_dataset dataset = {0};
    tamiz_list_meta meta = {.id = "us_ofac_sdn"};
    tamiz_list_facts facts = {0};
    tamiz_error err = {0};
    unsigned calls = 0;
    tamiz_list_progress progress = {
        .report = note_progress, .context = &calls, .stage = "reading"};
    assert_int_equal(tamiz_dataset_begin(&dataset, &meta, &err), TAMIZ_OK);
    tamiz_sink sink = tamiz_dataset_sink(&dataset);
    assert_int_equal(tamiz_list_ofac_read(path, &sink, &facts, &progress, &err),
                     TAMIZ_OK);
    assert_int_equal(facts.rows, 13821 + 17091 + 18990);
    assert_true(calls > 40);
    size_t parties = 0;
    for (size_t i = 0; i < dataset.entity_count; i++)
        parties += !strchr(
            tamiz_pool_text(&dataset.pool, dataset.entities[i].id), '/');
    assert_int_equal(parties, 13821);
    tamiz_dataset_clear(&dataset);
}
