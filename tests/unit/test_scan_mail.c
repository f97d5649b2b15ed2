/* SPDX-License-Identifier: Apache-2.0 */
/* E-mail: what its headers and parts say however they are encoded, and what of
 * it cannot be read. */
#include "test_parties.h"

#include "base_buffer.h"

#include "tamiz.h"

#define HEAD "From: a@b.example\nTo: c@d.example\n"
#define PARTS                                                                  \
    HEAD "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
#define PLAIN "--x\nContent-Type: text/plain\n\nIt rained.\n"
#define END   "--x--\n"
#define FILE_OF(type, name)                                                    \
    "--x\nContent-Type: " type "; name=\"" name "\"\nContent-Disposition: "    \
    "attachment; filename=\"" name "\"\n"

// clang-format off
static const struct { const char *bytes, *path, *note, *why; } rows[] = {
    {HEAD "\nOn Arno Steinmark.\n", "text/plain", NULL, "a body"},
    {HEAD "Subject: On Arno Steinmark\n\nNo one.\n", "Subject", NULL, "its subject"},
    {HEAD "Subject: =?utf-8?q?On_Ar?=\n =?utf-8?q?no_Steinmark?=\n\nNo one.\n", "Subject", NULL, "encoded words, between two of which is no space"},
    {HEAD "Subject: =?iso-8859-1?b?" "T24gQXJubyBTdGVpbm1hcms=" "?=\n\nNo one.\n", "Subject", NULL, "in base64"},
    {HEAD "Subject: On Arno\n Steinmark\n\nNo one.\n", "Subject", NULL, "over two lines"},
    {"From: \"Steinmark, Arno\" <a@b.example>\nTo: x@y.example\n\nNo one.\n", "From", NULL, "who wrote it"},
    {HEAD "Cc: Arno Steinmark <a@b.example>\n\nNo one.\n", "Cc", NULL, "who else got it"},
    {HEAD "Reply-To: Arno Steinmark <a@b.example>\n\nNo one.\n", "Reply-To", NULL, "whom to answer"},
    {HEAD "X-Tool: Arno Steinmark\n\nNo one.\n", NULL, NULL, "what no reader sees"},
    {HEAD "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe On Arno St=\neinmark.\n", "text/plain", NULL, "quoted-printable over lines"},
    {HEAD "Content-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64\n\nTwBuACAAQQByAG4AbwAgAFMAdABlAGkAbgBtAGEAcgBrAC4A\n", "text/plain", NULL, "UTF-16 in base64"},
    {HEAD "Content-Type: text/html\n\nOn <b>Arno</b> Stein<i>mark</i>.\n", "text/html", NULL, "HTML that does not look it"},
    {HEAD "Content-Type: text/html; charset=windows-1252\n\n<p>On Arno&nbsp;Stein<i>mark</i> \xfc\n", "text/html", NULL, "HTML in an old encoding"},
    {HEAD "\nIt rained, he says.\n> On Arno\n> Steinmark there\n", "text/plain", NULL, "quoted over two lines"},
    {HEAD "Content-Type: multipart/alternative; boundary=x\n\n" PLAIN "--x\nContent-Type: text/html\n\n<p>On <b>Arno</b> Steinmark\n" END, "text/html", NULL, "the other form says more"},
    {PARTS "--x\nContent-Type: text/plain\n\nIt rai-\nned and rai-\nned.\n" FILE_OF("text/plain", "a.txt") "\nOn Arno Stein-\nmark.\n" FILE_OF("text/plain", "b.txt") "\nIt rai-\nned.\n" END, "a.txt", NULL, "words that lines break, in several parts"},
    {PARTS "--x\nContent-Type: text/plain\n\nIt rai-\nned and rai-\nned.\n" FILE_OF("text/plain", "a.txt") "\nOn Arno Steinmark.\n" END, "a.txt", NULL, "before the part only"},
    {PARTS "--x\nContent-Type: message/rfc822\n\n" HEAD "\nNo one.\n" "--x\n\nOn Arno Steinmark.\n" END, "text/plain", NULL, "behind an attached message"},
    {PARTS PLAIN FILE_OF("text/html", "a.htm") "\n<html><p>On <b>Arno</b> Steinmark" "\n" END, "a.htm", NULL, "an attached page"},
    {PARTS PLAIN FILE_OF("text/plain", "Arno Steinmark.txt") "\nNo one.\n" END, "attachment", NULL, "what an attachment is called"},
    {PARTS PLAIN FILE_OF("image/png", "logo.png") "Content-Transfer-Encoding: base64\n\niVBORw0KGgoAAAAN\n" END, NULL, "logo.png: a PNG image: not read", "a picture"},
    {PARTS PLAIN FILE_OF("application/zip", "a.zip") "\nPK\x03\x04....\n" END, NULL, "a.zip: a ZIP archive", "an archive"},
    {PARTS PLAIN FILE_OF("application/x", "a.docx") "\nPK\x03\x04word/document.xml\n" END, NULL, "a.docx: not read: not a ZIP archive", "a damaged document"},
    {PARTS PLAIN "--x\nContent-Type: message/rfc822\n\n" HEAD "Subject: On Arno Steinmark\n\nNo one.\n" END, "message: Subject", NULL, "an attached message"},
    {PARTS PLAIN "--x\nContent-Type: message/rfc822\n\n" HEAD "\nOn Arno Steinmark.\n" END, "message: text/plain", NULL, "its body"},
    {PARTS PLAIN FILE_OF("application/octet-stream", "m.eml") "\n" HEAD "\nOn Arno Steinmark.\n" END, "m.eml: text/plain", NULL, "a message as a file"},
    {PARTS "On Arno Steinmark.\n" PLAIN END, "between parts", NULL, "before the first part"},
    {PARTS PLAIN END "On Arno Steinmark.\n", "between parts", NULL, "behind the last one"},
    {PARTS PLAIN "--x\nContent-Type: text/plain\n\nOn Arno Steinmark.\n", "text/plain", "not whole", "cut off"},
    {HEAD "Content-Type: multipart/mixed\n\nOn Arno Steinmark.\n", "between parts", "not whole", "parts without a border"},
    {HEAD "Content-Type: multipart/encrypted; boundary=x\n\n" PLAIN END, NULL, "encrypted", "encrypted"},
    {HEAD "Content-Transfer-Encoding: x-none\n\nOn Arno Steinmark.\n", "text/plain", "no encoding is called \"x-none\"", "an encoding that nobody knows"},
    {HEAD "Content-Type: text/plain; charset=x-none\n\nGr\xfc\xdf On Arno Steinmark.\n", "text/plain", "no encoding is called", "a charset that nobody knows"},
    {HEAD "Content-Type: message/partial; id=a; number=1\n\nOn Arno Steinmark.\n", "message/partial", "a piece of a message", "a piece of a message"},
    {"From a@b.example Tue Nov 24 2026\n" HEAD "\nIt rained.\n\nFrom a@b.example Tue Nov 24 2026\n" HEAD "\nOn Arno Steinmark.\n", "message 2: text/plain", NULL, "a file of two messages"},
    {HEAD "Subject: Gr\xfc\xdf On Arno Steinmark\n\nNo one.\n", "Subject", NULL, "a header in no encoding"},
    {HEAD "\n", NULL, NULL, "no body"},
    {HEAD, NULL, "not whole", "cut off in its headers"},
};
// clang-format on

static void check(tamiz_snapshot *s, size_t i) {
    tamiz_document *d = NULL;
    tamiz_error err = {0};
    const char *why = rows[i].why, *note = rows[i].note;
    if (tamiz_scan(s, "a", rows[i].bytes, strlen(rows[i].bytes), NULL, &d,
                   &err))
        fail_msg("%s: %s", why, err.message);
    if (strcmp(tamiz_document_format(d), "email") != 0) fail_msg("%s", why);
    assert_false(tamiz_document_in_file(d));
    const tamiz_mention *m = tamiz_document_mention(d, 0);
    if (tamiz_document_mention_count(d) != (rows[i].path ? 1 : 0))
        fail_msg("%s: %zu mentions, %s", why, tamiz_document_mention_count(d),
                 m ? m->path : "");
    if (m && strcmp(m->path, rows[i].path) != 0)
        fail_msg("%s: path \"%s\"", why, m->path);
    const char *said = tamiz_document_note(d, 0);
    if (tamiz_document_partial(d) != (note != NULL) || !said != !note ||
        (note && !strstr(said, note)))
        fail_msg("%s: note \"%s\"", why, said ? said : "");
    tamiz_document_free(d);
}

TEST(mail_is_read_as_it_reads) {
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(rows); i++) check(s, i);
    tamiz_snapshot_close(s);
}

TEST(headers_that_a_reader_sees_are_read) {
    static const char *const names[] = {
        "From",         "Sender",       "Reply-To",
        "To",           "Cc",           "Bcc",
        "Subject",      "Organization", "Comments",
        "Keywords",     "Resent-From",  "Resent-Sender",
        "Resent-To",    "Resent-Cc",    "Resent-Bcc",
        "Thread-Topic", "List-Id",      "Disposition-Notification-To",
        "resent-to"};
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(names); i++) {
        tamiz_buffer mail = {0};
        tamiz_document *d = NULL;
        tamiz_buffer_print(&mail,
                           "Date: 1\nReceived: x\n%s: Arno Steinmark "
                           "<a@b.example>\n\nNo one.\n",
                           names[i]);
        assert_int_equal(
            tamiz_scan(s, "a", mail.data, mail.size, NULL, &d, NULL), TAMIZ_OK);
        if (tamiz_document_mention_count(d) != 1) fail_msg("%s", names[i]);
        assert_string_equal(tamiz_document_mention(d, 0)->path, names[i]);
        tamiz_document_free(d);
        tamiz_buffer_clear(&mail);
    }
    tamiz_snapshot_close(s);
}

/* A message in a message, and so on. */
static void nest(tamiz_buffer *out, size_t count) {
    tamiz_buffer_text(out, HEAD);
    for (size_t i = 0; i < count; i++)
        tamiz_buffer_text(out, "Content-Type: message/rfc822\n\n" HEAD);
    tamiz_buffer_text(out, "\nOn Arno Steinmark.\n");
    assert_false(out->failed);
}

TEST(messages_in_messages_are_read_as_deep_as_it_says) {
    static const struct {
        size_t count;
        bool found;
    } depths[] = {{1, true}, {7, true}, {8, false}, {9, false}, {5000, false}};
    tamiz_snapshot *s = test_parties_open();
    for (size_t i = 0; i < COUNT(depths); i++) {
        tamiz_buffer bytes = {0};
        tamiz_document *d = NULL;
        nest(&bytes, depths[i].count);
        assert_int_equal(
            tamiz_scan(s, "a", bytes.data, bytes.size, NULL, &d, NULL),
            TAMIZ_OK);
        assert_int_equal(tamiz_document_mention_count(d), depths[i].found);
        assert_int_equal(tamiz_document_partial(d), !depths[i].found);
        tamiz_document_free(d);
        tamiz_buffer_clear(&bytes);
    }
    tamiz_snapshot_close(s);
}

TEST(parts_in_parts_are_read_as_deep_as_it_says) {
    tamiz_snapshot *s = test_parties_open();
    for (size_t count = 30; count < 34; count++) {
        tamiz_buffer bytes = {0};
        tamiz_document *d = NULL;
        tamiz_buffer_text(&bytes, HEAD);
        for (size_t i = 0; i < count; i++)
            tamiz_buffer_print(&bytes,
                               "Content-Type: multipart/mixed; boundary=b%zu\n"
                               "\n--b%zu\n",
                               i, i);
        tamiz_buffer_text(&bytes, "\nOn Arno Steinmark.\n");
        for (size_t i = count; i > 0; i--)
            tamiz_buffer_print(&bytes, "--b%zu--\n", i - 1);
        assert_int_equal(
            tamiz_scan(s, "a", bytes.data, bytes.size, NULL, &d, NULL),
            TAMIZ_OK);
        assert_int_equal(tamiz_document_mention_count(d), count < 32);
        assert_int_equal(tamiz_document_partial(d), count >= 32);
        tamiz_document_free(d);
        tamiz_buffer_clear(&bytes);
    }
    tamiz_snapshot_close(s);
}

TEST(a_name_in_any_encoding_is_told_in_utf_8) {
    static const char bytes[] =
        PARTS PLAIN "--x\nContent-Type: image/png\nContent-Disposition: "
                    "attachment; filename=\"\xfc\xfc\xfc.png\"\n\n\x89PNG\r\n"
                    "\x1a\n\n" END;
    tamiz_snapshot *s = test_parties_open();
    tamiz_document *d = NULL;
    assert_int_equal(
        tamiz_scan(s, "a", bytes, sizeof bytes - 1, NULL, &d, NULL), TAMIZ_OK);
    assert_non_null(tamiz_document_json(d, false));
    assert_non_null(strstr(tamiz_document_note(d, 0), ".png: a PNG image"));
    tamiz_document_free(d);
    tamiz_snapshot_close(s);
}
