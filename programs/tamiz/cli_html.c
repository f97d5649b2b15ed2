/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_html.h"

#include "cli_html_page.h"
#include "cli_text.h"
#include "tamiz.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ---- escaping ---------------------------------------------------------- */

static const char *entity_of(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

/* A character that must not act: its number, where markup may stand. */
static void put_unsafe(FILE *out, const char *at, uint32_t code, bool inside) {
    if (inside)
        (void)fputs("\xef\xbf\xbd", out);
    else if (code == UINT32_MAX)
        (void)fprintf(out, "<b class=\"control\">byte %02X</b>",
                      (unsigned)(unsigned char)*at);
    else
        (void)fprintf(out, "<b class=\"control\">U+%04X</b>", (unsigned)code);
}

/* A line may end with CR LF; a CR that does not is told. */
static bool is_white(const char *at, const char *end) {
    return *at == '\n' || *at == '\t' ||
           (*at == '\r' && at + 1 < end && at[1] == '\n');
}

static void put_escaped(FILE *out, const char *text, size_t size, bool inside) {
    const char *end = text + size;
    size_t step = 0, columns = 0;
    for (const char *at = text; at < end; at += step) {
        const char *entity = entity_of(*at);
        uint32_t code = cli_code_point(at, end, &step);
        if (entity)
            (void)fputs(entity, out);
        else if (is_white(at, end))
            (void)fputc(inside || *at == '\r' ? ' ' : *at, out);
        else if (cli_character(at, end, &step, &columns))
            (void)fwrite(at, 1, step, out);
        else
            put_unsafe(out, at, code, inside);
    }
}

void cli_html_text(FILE *out, const char *text, size_t size) {
    put_escaped(out, text, size, false);
}

/* ---- templates --------------------------------------------------------- */

/* The most bytes that a precision lets through; "*" takes it off the list. */
static size_t most_bytes(const char *spec, va_list *list) {
    const char *dot = strchr(spec, '.');
    if (!dot) return SIZE_MAX;
    if (dot[1] == '*') return (size_t)va_arg(*list, int);
    return strtoul(dot + 1, NULL, 10);
}

static void put_string(FILE *out, const char *spec, va_list *list,
                       bool inside) {
    size_t most = most_bytes(spec, list);
    const char *text = va_arg(*list, const char *);
    put_escaped(out, text, strnlen(text, most), inside);
}

/* Writes the conversion at `at`, whose letter ends it; returns what follows. */
static const char *put_value(FILE *out, const char *at, va_list *list,
                             bool inside) {
    char spec[12];
    size_t size = strcspn(at + 1, "%sufg") + 2;
    if (size >= sizeof spec || !at[size - 1]) return at + 1;
    memcpy(spec, at, size);
    spec[size] = '\0';
    switch (spec[size - 1]) {
    case 's':
        put_string(out, spec, list, inside);
        break;
    case 'u':
        (void)fprintf(out, "%zu", va_arg(*list, size_t));
        break;
    case 'f':
    case 'g':
        (void)fprintf(out, spec, va_arg(*list, double));
        break;
    default:
        (void)fputc('%', out);
    }
    return at + size;
}

void cli_html(FILE *out, const char *format, ...) {
    va_list list;
    bool inside = false; /* of a tag */
    va_start(list, format);
    for (const char *at = format; *at;) {
        if (*at == '%') {
            at = put_value(out, at, &list, inside);
            continue;
        }
        if (*at == '<') inside = true;
        if (*at == '>') inside = false;
        (void)fputc(*at++, out);
    }
    va_end(list);
}

/* ---- the page ---------------------------------------------------------- */

void cli_html_time(char text[CLI_HTML_TIME]) {
    time_t now = time(NULL);
    struct tm parts;
    text[0] = '\0';
    if (gmtime_r(&now, &parts))
        (void)strftime(text, CLI_HTML_TIME, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

const char *cli_html_input(const char *path) {
    return strcmp(path, "-") != 0 ? path : "standard input";
}

void cli_html_open(FILE *out, const char *heading, const char *about) {
    cli_html(out,
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
             "<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\""
             "default-src 'none'; style-src '" CLI_HTML_CSS_HASH
             "'; script-src '" CLI_HTML_JS_HASH
             "'; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, "
             "initial-scale=1\">\n"
             "<meta name=\"referrer\" content=\"no-referrer\">\n"
             "<meta name=\"color-scheme\" content=\"light dark\">\n"
             "<meta name=\"generator\" content=\"tamiz %s\">\n"
             "<title>%s%s%s</title>\n<style>",
             tamiz_version(), heading, about ? ": " : "", about ? about : "");
    (void)fputs(cli_html_css, out);
    (void)fputs("</style>\n</head>\n<body>\n"
                "<a class=\"skip\" href=\"#report\">Skip to the report</a>\n"
                "<header>\n",
                out);
    cli_html(out, "<h1>%s</h1>\n</header>\n<main id=\"report\">\n", heading);
}

void cli_html_close(FILE *out) {
    char now[CLI_HTML_TIME];
    cli_html_time(now);
    cli_html(out,
             "</main>\n<footer>\n<p>Made by tamiz <code>%s</code> on "
             "<time datetime=\"%s\">%s</time>. A hit is a reason to look, no "
             "finding against anybody.</p>\n</footer>\n<script>",
             tamiz_version(), now, now);
    (void)fputs(cli_html_js, out);
    (void)fputs("</script>\n</body>\n</html>\n", out);
}

/* ---- bars -------------------------------------------------------------- */

static void put_part(FILE *out, const char *class, double from, double to) {
    double low = from < to ? from : to, high = from < to ? to : from;
    if (low < 0) low = 0;
    if (high > 1) high = 1;
    if (high - low < 0.0005) return;
    cli_html(out, "<rect class=\"%s\" x=\"%.2f\" width=\"%.2f\" height=\"8\"/>",
             class, 100 * low, 100 * (high - low));
}

void cli_html_bar(FILE *out, cli_html_step step) {
    double after = step.before + step.adds;
    (void)fputs("<svg class=\"bar\" viewBox=\"0 0 100 8\" "
                "preserveAspectRatio=\"none\" aria-hidden=\"true\">",
                out);
    put_part(out, "rail", step.before, step.before + step.most);
    put_part(out, step.adds < 0 ? "minus" : "fill", step.before, after);
    (void)fputs("</svg>", out);
}
