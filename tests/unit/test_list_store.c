/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "base_buffer.h"
#include "base_file.h"
#include "list_files.h"
#include "list_store.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const tamiz_list_form forms[] = {
    {{"whole.xml"}},
    {{"sdn.csv", "alt.csv", "add.csv"}},
};
static const tamiz_list_kind kind = {
    .id = "some_list", .forms = forms, .form_count = COUNT(forms)};

/* A fresh folder with home and source below it. */
typedef struct place {
    tamiz_arena arena;
    const char *root, *home, *source;
} place;

static const char *below(place *at, const char *folder, const char *name) {
    const char *path = tamiz_arena_print(&at->arena, "%s/%s", folder, name);
    assert_non_null(path);
    return path;
}

static place set_up(void) {
    place at = {.root = NULL};
    char *root = tamiz_arena_print(&at.arena, "/tmp/tamiz-store-XXXXXX");
    assert_non_null(root);
    assert_non_null(mkdtemp(root));
    at.root = root;
    at.home = below(&at, root, "home");
    at.source = below(&at, root, "source");
    assert_int_equal(mkdir(at.source, 0755), 0);
    return at;
}

static void tear_down(place *at) {
    test_remove(at->root);
    tamiz_arena_clear(&at->arena);
}

static void write_text(const char *path, const char *text) {
    assert_int_equal(tamiz_file_write(path, tamiz_span_of(text), NULL), 0);
}

static size_t count_entries(const char *path, const char *prefix) {
    size_t count = 0;
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        count += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..") &&
                 !strncmp(entry->d_name, prefix, strlen(prefix));
    if (folder) (void)closedir(folder);
    return count;
}

/* The content behind path; the code of the first failure. */
static tamiz_code slurp(const char *path, tamiz_buffer *out) {
    tamiz_input *input = NULL;
    tamiz_code code = tamiz_input_open(path, &input, NULL);
    size_t got = 1;
    while (!code && got) {
        char chunk[4096];
        code = tamiz_input_read(input, chunk, sizeof chunk, &got, NULL);
        if (!code) tamiz_buffer_add(out, chunk, got);
    }
    tamiz_input_close(input);
    return code;
}

static void assert_content(const char *path, const char *expected) {
    tamiz_buffer buffer = {0};
    assert_int_equal(slurp(path, &buffer), TAMIZ_OK);
    assert_string_equal(buffer.data ? buffer.data : "", expected);
    tamiz_buffer_clear(&buffer);
}

/* Stages and commits what is in source. */
static void add_version(place *at) {
    tamiz_store_version version;
    tamiz_error err;
    if (tamiz_store_stage(at->home, &kind, at->source, &version, &err) ||
        tamiz_store_commit(&version, "2026-11-24T10:00:00Z", "2026-11-20",
                           &err))
        fail_msg("%s: %s", err.where, err.message);
    tamiz_store_close(&version);
}

TEST(a_version_gives_back_what_was_published) {
    place at = set_up();
    write_text(below(&at, at.source, "SDN.CSV"), "36,Aerocaribbean\n");
    write_text(below(&at, at.source, "alt.csv"), "36,12\n");
    write_text(below(&at, at.source, "readme.txt"), "no part of the list");
    add_version(&at);
    tamiz_store_version v;
    assert_int_equal(tamiz_store_open(at.home, "some_list", 0, &v, NULL), 0);
    assert_int_equal(v.number, 1);
    assert_int_equal(v.file_count, 2);
    assert_string_equal(v.files[0].name, "SDN.CSV");
    assert_int_equal(v.files[0].raw.size, 17);
    /* printf '36,12\n' | sha256sum */
    assert_string_equal(v.files[1].raw.sha256,
                        "b6236e0c69d6671cd890ed5b76d0b782"
                        "68a2dd63469548c7c462644c5be33300");
    assert_string_equal(v.fetched, "2026-11-24T10:00:00Z");
    assert_string_equal(v.published, "2026-11-20");
    assert_string_equal(v.source, at.source);
    assert_string_equal(v.path, v.folder);
    assert_content(below(&at, v.path, "SDN.CSV.zst"), "36,Aerocaribbean\n");
    assert_content(below(&at, v.path, "alt.csv.zst"), "36,12\n");
    tamiz_store_close(&v);
    tear_down(&at);
}

TEST(a_single_file_is_read_by_its_own_path) {
    place at = set_up();
    const char *path = below(&at, at.source, "whatever-2026.xml");
    write_text(path, "<x/>");
    tamiz_store_version v, again;
    assert_int_equal(tamiz_store_stage(at.home, &kind, path, &v, NULL), 0);
    assert_content(v.path, "<x/>");
    assert_int_equal(tamiz_store_commit(&v, "2026-11-24", "", NULL), 0);
    assert_content(v.path, "<x/>");
    assert_int_equal(tamiz_store_open(at.home, "some_list", 1, &again, NULL),
                     0);
    assert_string_equal(v.path, again.path);
    assert_string_equal(v.sha256, again.sha256);
    assert_string_equal(v.sha256, v.files[0].raw.sha256);
    assert_int_equal(tamiz_store_commit(&v, "", "", NULL), TAMIZ_BAD_ARGUMENT);
    tamiz_store_close(&v);
    tamiz_store_close(&again);
    tear_down(&at);
}

TEST(versions_count_up_and_equal_content_is_kept_once) {
    place at = set_up();
    const char *alt = below(&at, at.source, "alt.csv");
    write_text(below(&at, at.source, "sdn.csv"), "same");
    static const char *const alts[] = {"one", "two", "one"};
    for (size_t i = 0; i < COUNT(alts); i++) {
        write_text(alt, alts[i]);
        add_version(&at);
    }
    assert_int_equal(count_entries(below(&at, at.home, "raw"), ""), 3);
    for (uint32_t n = 1; n <= COUNT(alts); n++) {
        tamiz_store_version v;
        assert_int_equal(tamiz_store_open(at.home, "some_list", n, &v, NULL),
                         0);
        assert_content(below(&at, v.folder, "alt.csv.zst"), alts[n - 1]);
        assert_content(below(&at, v.folder, "sdn.csv.zst"), "same");
        tamiz_store_close(&v);
    }
    tear_down(&at);
}

TEST(a_draft_that_is_dropped_leaves_the_versions_as_they_were) {
    place at = set_up();
    write_text(below(&at, at.source, "sdn.csv"), "first");
    add_version(&at);
    write_text(below(&at, at.source, "sdn.csv"), "second");
    tamiz_store_version draft, v;
    assert_int_equal(tamiz_store_stage(at.home, &kind, at.source, &draft, NULL),
                     0);
    assert_content(draft.path, "second");
    assert_int_equal(tamiz_store_open(at.home, "some_list", 0, &v, NULL), 0);
    assert_int_equal(v.number, 1);
    assert_content(v.path, "first");
    tamiz_store_close(&draft);
    tamiz_store_close(&v);
    const char *list = below(&at, at.home, "lists/some_list");
    assert_int_equal(count_entries(list, ""), 1);
    tear_down(&at);
}

TEST(an_error_in_a_draft_is_told_of_the_file_it_came_from) {
    place at = set_up();
    const char *path = below(&at, at.source, "sdn.csv");
    write_text(path, "x");
    write_text(below(&at, at.source, "alt.csv"), "y");
    tamiz_store_version v;
    assert_int_equal(tamiz_store_stage(at.home, &kind, path, &v, NULL), 0);
    tamiz_error err;
    (void)tamiz_fail_at(&err, TAMIZ_BAD_INPUT,
                        below(&at, v.path, "sdn.csv.zst"), 3, 4, 5, "odd");
    tamiz_store_blame(&v, &err);
    assert_string_equal(err.where, path);
    assert_int_equal(err.line, 3);
    (void)tamiz_fail(&err, TAMIZ_IO, "elsewhere", "odd");
    tamiz_store_blame(&v, &err);
    assert_string_equal(err.where, "elsewhere");
    tamiz_store_close(&v);
    tear_down(&at);
}

TEST(a_home_may_be_moved) {
    place at = set_up();
    write_text(below(&at, at.source, "sdn.csv"), "x");
    add_version(&at);
    const char *moved = below(&at, at.root, "elsewhere");
    assert_int_equal(rename(at.home, moved), 0);
    tamiz_store_version v;
    assert_int_equal(tamiz_store_open(moved, "some_list", 0, &v, NULL), 0);
    assert_content(v.path, "x");
    tamiz_store_close(&v);
    tear_down(&at);
}

TEST(the_lists_of_a_home_are_those_with_a_version) {
    place at = set_up();
    const char *const *ids = NULL;
    size_t count = 7;
    assert_int_equal(tamiz_store_lists(at.home, &at.arena, &ids, &count, NULL),
                     0);
    assert_int_equal(count, 0);
    write_text(below(&at, at.source, "sdn.csv"), "x");
    add_version(&at);
    assert_int_equal(mkdir(below(&at, at.home, "lists/empty"), 0755), 0);
    assert_int_equal(mkdir(below(&at, at.home, "lists/a"), 0755), 0);
    assert_int_equal(mkdir(below(&at, at.home, "lists/a/000001"), 0755), 0);
    write_text(below(&at, at.home, "lists/note"), "no folder");
    assert_int_equal(tamiz_store_lists(at.home, &at.arena, &ids, &count, NULL),
                     0);
    assert_int_equal(count, 2);
    assert_string_equal(ids[0], "a");
    assert_string_equal(ids[1], "some_list");
    tear_down(&at);
}

TEST(a_path_means_one_form_of_the_list_with_all_its_files) {
    // clang-format off
    static const struct {
        const char *there[4], *given, *names; const char *reason;
    } rows[] = {
        {{"sdn.csv", "alt.csv"}, "", "sdn.csv alt.csv", "folder"},
        {{"sdn.csv", "alt.csv"}, "sdn.csv", "sdn.csv alt.csv",
         "the list itself brings what stands beside it"},
        {{"sdn.csv", "alt.csv"}, "alt.csv", "alt.csv", "a part comes alone"},
        {{"x.csv", "alt.csv"}, "x.csv", "x.csv", "another name comes alone"},
        {{"sdn.csv", "whole.xml"}, "", "whole.xml", "the first form wins"},
        {{"sdn.csv", "whole.xml", "add.csv"}, "sdn.csv", "sdn.csv add.csv",
         "a file that is named wins over its folder"},
        {{"SDN.CSV.GZ", "Alt.csv.zst"}, "", "SDN.CSV Alt.csv", "any case"},
        {{"sdn.csv", "sdn.csv.gz"}, "sdn.csv", "sdn.csv", "named: no guess"},
        {{"sdn.csv", "alt.csv", "alt.csv.gz"}, "sdn.csv", "bad-input",
         "which alt.csv?"},
        {{"whole.xml", "alt.csv", "alt.csv.gz"}, "", "whole.xml",
         "not of this form"},
        {{"alt.csv"}, "", "not-found", "a part, without the list itself"},
        {{".sdn.csv"}, ".sdn.csv", "bad-argument", "a hidden file"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        place at = set_up();
        for (size_t k = 0; k < COUNT(rows[i].there) && rows[i].there[k]; k++)
            write_text(below(&at, at.source, rows[i].there[k]), "x");
        const char *path =
            *rows[i].given ? below(&at, at.source, rows[i].given) : at.source;
        tamiz_list_file found[TAMIZ_LIST_FORM_FILES];
        size_t count = 0;
        char names[256] = "";
        tamiz_code code =
            tamiz_list_files_find(&kind, path, &at.arena, found, &count, NULL);
        for (size_t k = 0; k < count; k++)
            (void)snprintf(names + strlen(names), 64, "%s%s", k ? " " : "",
                           found[k].name);
        const char *got = code ? tamiz_code_name(code) : names;
        if (strcmp(got, rows[i].names)) fail_msg("%s: %s", rows[i].reason, got);
        tear_down(&at);
    }
}

/* Stages what is at `name` in source and expects a failure that says `part`. */
static void refuse_stage(place *at, const char *name, tamiz_code code,
                         const char *part) {
    tamiz_store_version v;
    tamiz_error err = {.code = TAMIZ_OK};
    const char *path = below(at, at->source, name);
    assert_int_equal(tamiz_store_stage(at->home, &kind, path, &v, &err), code);
    assert_int_equal(err.code, code);
    if (!strstr(err.message, part)) fail_msg("%s", err.message);
    assert_true(count_entries(below(at, at->home, "lists/some_list"), "") == 0);
    assert_true(count_entries(below(at, at->home, "raw"), "") == 0);
}

TEST(a_source_that_is_not_whole_is_refused_and_nothing_stays) {
    place at = set_up();
    refuse_stage(&at, "missing", TAMIZ_NOT_FOUND, "open it");
    assert_int_equal(mkdir(below(&at, at.source, "empty"), 0755), 0);
    write_text(below(&at, at.source, "empty/readme.txt"), "x");
    refuse_stage(&at, "empty", TAMIZ_NOT_FOUND, "whole.xml, sdn.csv");
    assert_int_equal(mkdir(below(&at, at.source, "twice"), 0755), 0);
    write_text(below(&at, at.source, "twice/sdn.csv"), "x");
    write_text(below(&at, at.source, "twice/sdn.csv.gz"), "x");
    refuse_stage(&at, "twice", TAMIZ_BAD_INPUT, "twice");
    write_text(below(&at, at.source, "cut.gz"), "\x1f\x8b\x08\x04");
    refuse_stage(&at, "cut.gz", TAMIZ_BAD_INPUT, "cut short");
    tamiz_list_kind built_in = {.id = "x", .built_in = true};
    tamiz_store_version v;
    assert_int_equal(tamiz_store_stage(at.home, &built_in, "x", &v, NULL),
                     TAMIZ_BAD_ARGUMENT);
    assert_int_equal(tamiz_store_stage(at.home, &kind, NULL, &v, NULL),
                     TAMIZ_BAD_ARGUMENT);
    tear_down(&at);
}

TEST(what_is_not_stored_is_not_found) {
    place at = set_up();
    write_text(below(&at, at.source, "sdn.csv"), "x");
    add_version(&at);
    // clang-format off
    static const struct {
        const char *list; uint32_t number; tamiz_code code; const char *reason;
    } rows[] = {
        {"some_list", 2, TAMIZ_NOT_FOUND, "only version 1 is there"},
        {"other_list", 0, TAMIZ_NOT_FOUND, "never stored"},
        {"..", 0, TAMIZ_BAD_ARGUMENT, "leads out of the home"},
        {"a/b", 0, TAMIZ_BAD_ARGUMENT, "leads into a folder"},
        {"", 0, TAMIZ_BAD_ARGUMENT, "empty"},
        {"some_list", 1000000, TAMIZ_BAD_ARGUMENT, "seven digits"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_store_version v;
        if (tamiz_store_open(at.home, rows[i].list, rows[i].number, &v, NULL) !=
            rows[i].code)
            fail_msg("%s", rows[i].reason);
    }
    tear_down(&at);
}

#define HEAD "version\tfetched\tpublished\tgiven\tfile\tsha256\tsize\tsource\n"
#define SHA  "b6236e0c69d6671cd890ed5b76d0b78268a2dd63469548c7c462644c5be33300"

TEST(a_manifest_that_was_changed_is_refused_with_its_place) {
    // clang-format off
    static const struct {
        const char *text; uint32_t line, column; const char *reason;
    } rows[] = {
        {"", 1, 1, "empty"},
        {"version\tfetched\n", 1, 1, "columns missing"},
        {HEAD, 2, 1, "no files"},
        {HEAD "1\tx\t\tg\tsdn.csv\t" SHA "\t1\n", 2, 1, "seven columns"},
        {HEAD "0\tx\t\tg\tsdn.csv\t" SHA "\t1\ts\n", 2, 1, "version 0"},
        {HEAD "x\tx\t\tg\tsdn.csv\t" SHA "\t1\ts\n", 2, 1, "no number"},
        {HEAD "1\tx\t\tg\t../a\t" SHA "\t1\ts\n", 2, 8, "leads out"},
        {HEAD "1\tx\t\tg\tsdn.csv\tabc\t1\ts\n", 2, 16, "no SHA-256"},
        {HEAD "1\tx\t\tg\tsdn.csv\t" SHA "\t-1\ts\n", 2, 81, "no size"},
        {HEAD "1\tx\t\tg\tsdn.csv\t" SHA "\t1\ts\n"
              "2\tx\t\tg\talt.csv\t" SHA "\t1\ts\n", 3, 1, "two versions"},
        {HEAD "1\tx\t\tg\tsdn.csv\t" SHA "\t1\ts\n"
              "1\ty\t\tg\talt.csv\t" SHA "\t1\ts\n", 3, 3, "two dates"},
    };
    // clang-format on
    place at = set_up();
    write_text(below(&at, at.source, "sdn.csv"), "x");
    add_version(&at);
    const char *path =
        below(&at, at.home, "lists/some_list/000001/manifest.tsv");
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_store_version v;
        tamiz_error err = {.code = TAMIZ_OK};
        write_text(path, rows[i].text);
        tamiz_code code = tamiz_store_open(at.home, "some_list", 0, &v, &err);
        if (code != TAMIZ_BAD_INPUT || err.line != rows[i].line ||
            err.column != rows[i].column)
            fail_msg("%s: %d at %u:%u: %s", rows[i].reason, (int)code, err.line,
                     err.column, err.message);
    }
    tear_down(&at);
}

TEST(a_manifest_says_what_the_server_said_and_the_first_ones_did_not) {
    place at = set_up();
    write_text(below(&at, at.source, "sdn.csv"), "36,Aerocaribbean\n");
    tamiz_store_version v;
    assert_int_equal(tamiz_store_stage(at.home, &kind, at.source, &v, NULL), 0);
    v.source = v.files[0].source = "https://h/sdn.csv";
    v.files[0].etag = "\"e\"";
    v.files[0].modified = "Fri, 20 Nov 2026 10:00:00 GMT";
    v.issuer = "Some office";
    v.licence = "free";
    v.entities = 1;
    v.names = 2;
    v.statements = 3;
    assert_int_equal(tamiz_store_commit(&v, "2026-11-24", "", NULL), 0);
    const char *path = below(&at, v.folder, "manifest.tsv");
    const char *sha256 = tamiz_arena_print(&at.arena, "%s", v.sha256);
    tamiz_store_close(&v);
    assert_int_equal(tamiz_store_open(at.home, "some_list", 0, &v, NULL), 0);
    assert_string_equal(v.files[0].etag, "\"e\"");
    assert_string_equal(v.files[0].modified, "Fri, 20 Nov 2026 10:00:00 GMT");
    assert_string_equal(v.issuer, "Some office");
    assert_string_equal(v.licence, "free");
    assert_int_equal(v.entities, 1);
    assert_int_equal(v.names, 2);
    assert_int_equal(v.statements, 3);
    tamiz_store_close(&v);
    write_text(path, tamiz_arena_print(&at.arena,
                                       HEAD "1\tx\t\tg\tsdn.csv\t%s\t17\ts\n",
                                       sha256));
    assert_int_equal(tamiz_store_open(at.home, "some_list", 0, &v, NULL), 0);
    assert_string_equal(v.source, "g");
    assert_string_equal(v.files[0].etag, "");
    assert_string_equal(v.issuer, "");
    assert_int_equal(v.entities, 0);
    tamiz_store_close(&v);
    tear_down(&at);
}

TEST(only_the_same_files_are_the_same_version) {
    place at = set_up();
    tamiz_store_version a, b;
    write_text(below(&at, at.source, "sdn.csv"), "x");
    assert_int_equal(tamiz_store_stage(at.home, &kind, at.source, &a, NULL), 0);
    assert_int_equal(tamiz_store_stage(at.home, &kind, at.source, &b, NULL), 0);
    assert_true(tamiz_store_same(&a, &b));
    tamiz_store_close(&b);
    write_text(below(&at, at.source, "alt.csv"), "y");
    assert_int_equal(tamiz_store_stage(at.home, &kind, at.source, &b, NULL), 0);
    assert_false(tamiz_store_same(&a, &b));
    tamiz_store_close(&b);
    const char *other = below(&at, at.source, "other.csv");
    write_text(other, "x"); /* the same bytes under another name */
    assert_int_equal(tamiz_store_stage(at.home, &kind, other, &b, NULL), 0);
    assert_false(tamiz_store_same(&a, &b));
    tamiz_store_close(&b);
    tamiz_store_close(&a);
    tear_down(&at);
}

TEST(a_lost_or_damaged_content_is_noticed) {
    place at = set_up();
    write_text(below(&at, at.source, "sdn.csv"), "36,Aerocaribbean\n");
    add_version(&at);
    tamiz_store_version v;
    assert_int_equal(tamiz_store_open(at.home, "some_list", 0, &v, NULL), 0);
    char raw[512], text[512];
    (void)snprintf(raw, sizeof raw, "%s/raw/%s.zst", at.home, v.sha256);
    tamiz_map map;
    assert_int_equal(tamiz_map_open(&map, raw, NULL), 0);
    tamiz_span whole = map.bytes;
    assert_in_range(whole.size, 1, sizeof text);
    memcpy(text, whole.data, whole.size);
    for (size_t i = 0; i < whole.size; i++) {
        tamiz_buffer buffer = {0};
        text[i] ^= 0x40;
        assert_int_equal(
            tamiz_file_write(raw, (tamiz_span){text, whole.size}, NULL), 0);
        text[i] ^= 0x40;
        tamiz_store_version again;
        tamiz_code code =
            tamiz_store_open(at.home, "some_list", 0, &again, NULL);
        if (!code) {
            /* Some bits of a frame do not matter; then nothing is lost. */
            if (!slurp(again.path, &buffer))
                assert_string_equal(buffer.data, "36,Aerocaribbean\n");
            tamiz_store_close(&again);
        } else {
            assert_int_equal(code, TAMIZ_BAD_INPUT);
            assert_true(i < 4);
        }
        tamiz_buffer_clear(&buffer);
    }
    tamiz_map_close(&map);
    assert_int_equal(unlink(raw), 0);
    tamiz_store_close(&v);
    assert_int_equal(tamiz_store_open(at.home, "some_list", 0, &v, NULL),
                     TAMIZ_NOT_FOUND);
    add_version(&at); /* and storing it again mends it */
    assert_int_equal(tamiz_store_open(at.home, "some_list", 1, &v, NULL), 0);
    tamiz_store_close(&v);
    tear_down(&at);
}

/* Commits `count` versions; for child processes. */
static void commit_many(place *at, int count) {
    for (int i = 0; i < count; i++) {
        tamiz_store_version v;
        if (tamiz_store_stage(at->home, &kind, at->source, &v, NULL) ||
            tamiz_store_commit(&v, "2026-11-24", "", NULL))
            _exit(1);
        tamiz_store_close(&v);
    }
    _exit(0);
}

TEST(two_processes_never_share_a_number) {
    place at = set_up();
    write_text(below(&at, at.source, "sdn.csv"), "x");
    pid_t children[2];
    for (size_t i = 0; i < COUNT(children); i++) {
        children[i] = fork();
        if (!children[i]) commit_many(&at, 25);
    }
    for (size_t i = 0; i < COUNT(children); i++) {
        int status = 1;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    const char *list = below(&at, at.home, "lists/some_list");
    assert_int_equal(count_entries(list, "0"), 50);
    for (uint32_t n = 1; n <= 50; n++) {
        tamiz_store_version v;
        assert_int_equal(tamiz_store_open(at.home, "some_list", n, &v, NULL),
                         0);
        tamiz_store_close(&v);
    }
    tear_down(&at);
}

TEST(a_process_killed_at_any_point_leaves_whole_versions_only) {
    place at = set_up();
    uint64_t seed = 20261124;
    write_text(below(&at, at.source, "sdn.csv"), "x");
    write_text(below(&at, at.source, "alt.csv"), "y");
    add_version(&at);
    for (int round = 0; round < 30; round++) {
        pid_t child = fork();
        if (!child) commit_many(&at, 1000);
        long pause = (long)(test_random(&seed) % 8000000);
        (void)nanosleep(&(struct timespec){0, pause}, NULL);
        (void)kill(child, SIGKILL);
        (void)waitpid(child, NULL, 0);
        tamiz_store_version v;
        assert_int_equal(tamiz_store_open(at.home, "some_list", 0, &v, NULL),
                         0);
        assert_int_equal(v.file_count, 2);
        assert_content(below(&at, v.path, "sdn.csv.zst"), "x");
        assert_content(below(&at, v.path, "alt.csv.zst"), "y");
        for (uint32_t n = v.number; n > 0; n--) {
            tamiz_store_version old;
            assert_int_equal(
                tamiz_store_open(at.home, "some_list", n, &old, NULL), 0);
            tamiz_store_close(&old);
        }
        tamiz_store_close(&v);
    }
    tear_down(&at);
}

/* A skip leaves the test at once, so it must come before there is anything to
 * tear down. */
TEST(a_real_list_is_stored_byte_for_byte) {
    const char *folder = test_shared("data/ofac/2023-12-28");
    place at = set_up();
    tamiz_store_version v;
    assert_int_equal(tamiz_store_stage(at.home, &kind, folder, &v, NULL), 0);
    assert_int_equal(v.file_count, 3);
    for (size_t i = 0; i < v.file_count; i++) {
        tamiz_buffer buffer = {0};
        char name[64];
        (void)snprintf(name, sizeof name, "%s.zst", v.files[i].name);
        assert_int_equal(slurp(below(&at, v.path, name), &buffer), 0);
        assert_int_equal(buffer.size, v.files[i].raw.size);
        tamiz_buffer source = {0};
        assert_int_equal(slurp(v.files[i].source, &source), 0);
        assert_true(tamiz_span_equal(tamiz_buffer_view(&buffer),
                                     tamiz_buffer_view(&source)));
        tamiz_buffer_clear(&source);
        tamiz_buffer_clear(&buffer);
    }
    tamiz_store_close(&v);
    tear_down(&at);
}

TEST(a_version_remembers_what_reads_it) {
    place at = set_up();
    write_text(below(&at, at.source, "sdn.csv"), "x");
    tamiz_list_kind named = kind;
    named.reader = "some_format";
    tamiz_store_version v;
    for (uint32_t i = 1; i <= 2; i++) {
        assert_int_equal(tamiz_store_stage(at.home, i == 1 ? &kind : &named,
                                           at.source, &v, NULL),
                         TAMIZ_OK);
        assert_int_equal(tamiz_store_commit(&v, "", "", NULL), TAMIZ_OK);
        tamiz_store_close(&v);
        assert_int_equal(tamiz_store_open(at.home, "some_list", i, &v, NULL),
                         TAMIZ_OK);
        assert_string_equal(v.reader, i == 1 ? "some_list" : "some_format");
        tamiz_store_close(&v);
    }
    /* A manifest of a time without that column. */
    write_text(below(&at, at.home, "lists/some_list/000001/manifest.tsv"),
               HEAD "1\tx\t\tg\tsdn.csv\t" SHA "\t1\ts\n");
    assert_int_equal(tamiz_store_open(at.home, "some_list", 1, &v, NULL),
                     TAMIZ_OK);
    assert_string_equal(v.reader, "some_list");
    tamiz_store_close(&v);
    tear_down(&at);
}
