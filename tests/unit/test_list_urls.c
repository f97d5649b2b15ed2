/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "list_urls.h"

static const tamiz_list_form forms[] = {
    {{"whole.xml"}},
    {{"sdn.csv", "alt.csv", "add.csv"}},
    {{"*dated*.xml"}},
};
static const tamiz_list_kind one = {
    .id = "one",
    .url = "https://example.org/files/Whole.xml?version=1",
    .forms = forms,
    .form_count = COUNT(forms)};
static const tamiz_list_kind several = {
    .id = "several",
    .url = "https://example.org/",
    .urls = {"https://example.org/export?what=list",
             "https://example.org/alt.csv"},
    .forms = forms + 1,
    .form_count = 1};

/* "url name" of each file, one after the other. */
static void check(const tamiz_list_kind *kind, const char *url,
                  const char *expected) {
    tamiz_arena arena = {0};
    tamiz_list_url files[TAMIZ_LIST_FORM_FILES];
    size_t count = 0;
    char text[1024] = "";
    assert_int_equal(tamiz_list_urls(kind, url, &arena, files, &count, NULL),
                     TAMIZ_OK);
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(text);
        (void)snprintf(text + used, sizeof text - used, "%s%s %s",
                       used ? "\n" : "", files[i].url, files[i].name);
    }
    assert_string_equal(text, expected);
    tamiz_arena_clear(&arena);
}

TEST(the_publishers_files_have_the_names_of_their_form) {
    check(&one, NULL,
          "https://example.org/files/Whole.xml?version=1 Whole.xml");
    check(&several, NULL,
          "https://example.org/export?what=list sdn.csv\n"
          "https://example.org/alt.csv alt.csv");
}

TEST(the_first_of_several_files_brings_the_others_from_beside_it) {
    check(&one, "http://h/x/sdn.csv",
          "http://h/x/sdn.csv sdn.csv\nhttp://h/x/alt.csv alt.csv\n"
          "http://h/x/add.csv add.csv");
    check(&one, "http://h/SDN.CSV.gz",
          "http://h/SDN.CSV.gz SDN.CSV\nhttp://h/ALT.CSV.gz alt.csv\n"
          "http://h/ADD.CSV.gz add.csv");
    check(&one, "http://h/alt.csv", "http://h/alt.csv alt.csv");
}

TEST(a_name_from_a_url_stays_inside_its_folder) {
    // clang-format off
    static const struct { const char *url, *name, *reason; } rows[] = {
        {"https://h", "list", "no path"},
        {"https://h/", "list", "no name"},
        {"https://h/a/dated-2026.xml.zst?x=/y", "dated-2026.xml", "a query"},
        {"https://h/.hidden", "_hidden", "a dot first"},
        {"https://h/..", "_.", "leads out"},
        {"https://h/a%2Fb\tc", "a_2Fb_c", "signs that mean something"},
        {"https://h/x#/y", "x", "a fragment"},
    };
    // clang-format on
    for (size_t i = 0; i < COUNT(rows); i++) {
        tamiz_arena arena = {0};
        tamiz_list_url files[TAMIZ_LIST_FORM_FILES];
        size_t count = 0;
        assert_int_equal(
            tamiz_list_urls(&one, rows[i].url, &arena, files, &count, NULL),
            TAMIZ_OK);
        if (count != 1 || strcmp(files[0].name, rows[i].name) != 0)
            fail_msg("%s: %s", rows[i].reason, files[0].name);
        tamiz_arena_clear(&arena);
    }
}

TEST(a_list_without_url_cannot_be_downloaded) {
    tamiz_list_kind none = {.id = "none", .url = ""};
    tamiz_arena arena = {0};
    tamiz_list_url files[TAMIZ_LIST_FORM_FILES];
    size_t count = 0;
    assert_int_equal(tamiz_list_urls(&none, NULL, &arena, files, &count, NULL),
                     TAMIZ_UNSUPPORTED);
    tamiz_arena_clear(&arena);
}
