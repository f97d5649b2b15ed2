/* SPDX-License-Identifier: Apache-2.0 */
#include "cli_text.h"

#include <ctype.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

enum { USUAL_WIDTH = 80, NARROWEST = 40, WIDEST = 160 };

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */

void cli_locale(void) {
    (void)setlocale(LC_CTYPE, "");
}

static bool is_set(const char *name) {
    const char *value = getenv(name);
    return value && *value;
}

static size_t terminal_width(void) {
    struct winsize size;
    long width = 0;
    if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size)) width = size.ws_col;
    const char *columns = getenv("COLUMNS");
    if (width <= 0 && columns) width = strtol(columns, NULL, 10);
    if (width <= 0) width = USUAL_WIDTH;
    if (width < NARROWEST) width = NARROWEST;
    return (size_t)(width > WIDEST ? WIDEST : width);
}

cli_term cli_term_of(const cli_args *args) {
    bool terminal = isatty(STDOUT_FILENO);
    const char *kind = getenv("TERM");
    bool dumb = !kind || !strcmp(kind, "dumb");
    bool utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
    /* Widths of characters are asked of the C library, which knows them in a
     * UTF-8 locale only; columns must line up in every locale. */
    if (!utf8) (void)setlocale(LC_CTYPE, "C.UTF-8");
    return (cli_term){
        .terminal = terminal,
        .colour = terminal && !dumb && !args->no_color && !is_set("NO_COLOR"),
        .unicode = terminal && !dumb && utf8,
        .width = terminal ? terminal_width() : USUAL_WIDTH,
    };
}

const char *cli_style_text(const cli_term *term, cli_style style) {
    static const char *const escapes[] = {
        [CLI_PLAIN] = "\033[0m",   [CLI_BOLD] = "\033[1m",
        [CLI_DIM] = "\033[2m",     [CLI_RED] = "\033[31m",
        [CLI_YELLOW] = "\033[33m", [CLI_GREEN] = "\033[32m",
        [CLI_CYAN] = "\033[36m",   [CLI_MARK] = "\033[1;31m",
    };
    return term->colour ? escapes[style] : "";
}

const char *cli_shape_text(const cli_term *term, cli_shape shape) {
    static const char *const shapes[][2] = {
        [CLI_ELLIPSIS] = {"...", "…"}, [CLI_DOT] = {"-", "·"},
        [CLI_EVENT] = {"*", "●"},      [CLI_ENDED] = {"o", "○"},
        [CLI_STEM] = {"|", "│"},       [CLI_FULL] = {"#", "━"},
        [CLI_EMPTY] = {"-", "─"},      [CLI_LINE] = {"-", "─"},
        [CLI_NOTHING] = {"-", "–"},    [CLI_DASH] = {"-", "╌"},
    };
    return shapes[shape][term->unicode];
}

/* Length of the UTF-8 sequence a first byte announces; 0 = none. */
static size_t sequence_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first < 0xe0) return 2;
    if (first >= 0xe0 && first < 0xf0) return 3;
    if (first >= 0xf0 && first < 0xf5) return 4;
    return 0;
}

uint32_t cli_code_point(const char *text, const char *end, size_t *size) {
    const unsigned char *bytes = (const unsigned char *)text;
    size_t length = sequence_length(bytes[0]);
    *size = 1;
    if (!length || length > (size_t)(end - text)) return UINT32_MAX;
    uint32_t value = length == 1 ? bytes[0] : bytes[0] & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xc0) != 0x80) return UINT32_MAX;
        value = value << 6 | (bytes[i] & 0x3fu);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < least[length] || value > 0x10ffff ||
        (value >= 0xd800 && value < 0xe000))
        return UINT32_MAX;
    *size = length;
    return value;
}

/* Controls of C0 and C1, line separators, bidi embeddings, overrides and
 * isolates. */
static bool is_unsafe(uint32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

bool cli_character(const char *text, const char *end, size_t *size,
                   size_t *columns) {
    uint32_t c = cli_code_point(text, end, size);
    *columns = 1;
    if (c == UINT32_MAX || is_unsafe(c)) return false;
    int width = wcwidth((wchar_t)c);
    if (width >= 0) *columns = (size_t)width;
    return true;
}

size_t cli_width(const char *text) {
    size_t total = 0, size = 0, columns = 0;
    const char *end = text + strlen(text);
    for (; text < end; text += size) {
        (void)cli_character(text, end, &size, &columns);
        total += columns;
    }
    return total;
}

void cli_put_bytes(FILE *out, const char *text, size_t size) {
    const char *end = text + size;
    size_t step = 0, columns = 0;
    for (; text < end; text += step) {
        if (cli_character(text, end, &step, &columns))
            (void)fwrite(text, 1, step, out);
        else if (*text == '\n' || *text == '\t' || *text == '\r')
            (void)fputc(' ', out);
        else
            (void)fputs(replacement, out);
    }
}

void cli_put_clean(FILE *out, const char *text) {
    cli_put_bytes(out, text, strlen(text));
}

void cli_put(const cli_term *term, cli_style style, const char *text) {
    bool styled = style != CLI_PLAIN && term->colour && *text;
    if (styled) (void)fputs(cli_style_text(term, style), stdout);
    cli_put_clean(stdout, text);
    if (styled) (void)fputs(cli_style_text(term, CLI_PLAIN), stdout);
}

size_t cli_put_cut(const cli_term *term, cli_style style, const char *text,
                   size_t columns) {
    size_t whole = cli_width(text);
    if (whole <= columns) {
        cli_put(term, style, text);
        return whole;
    }
    const char *dots = cli_shape_text(term, CLI_ELLIPSIS);
    size_t dots_width = cli_width(dots), used = 0, size = 0, step = 0;
    size_t room = columns > dots_width ? columns - dots_width : 0;
    const char *at = text, *end = text + strlen(text);
    for (; at < end; at += size, used += step) {
        (void)cli_character(at, end, &size, &step);
        if (used + step > room) break;
    }
    (void)fputs(cli_style_text(term, style), stdout);
    cli_put_bytes(stdout, text, (size_t)(at - text));
    (void)fputs(dots, stdout);
    (void)fputs(cli_style_text(term, CLI_PLAIN), stdout);
    return used + dots_width;
}

void cli_put_rest(const cli_term *term, cli_style style, const char *text,
                  size_t used) {
    if (!term->terminal) {
        cli_put(term, style, text);
        return;
    }
    size_t room = term->width > used + 8 ? term->width - used : 8;
    (void)cli_put_cut(term, style, text, room);
}

/* Bytes of the next line: as many whole words as fit into `room` columns, at
 * least one. */
static size_t line_size(const char *text, size_t room) {
    const char *end = text + strlen(text), *at = text;
    size_t used = 0, fitting = 0, size = 0, columns = 0;
    for (; at < end; at += size, used += columns) {
        (void)cli_character(at, end, &size, &columns);
        if (*at == ' ' && at > text) fitting = (size_t)(at - text);
        if (used + columns > room && fitting) return fitting;
    }
    return (size_t)(end - text);
}

void cli_put_wrapped(const cli_term *term, cli_style style, const char *text,
                     size_t start) {
    enum { NARROW = 20 };
    if (!term->terminal || term->width < start + NARROW) {
        cli_put(term, style, text);
        return;
    }
    (void)fputs(cli_style_text(term, style), stdout);
    while (*text) {
        size_t size = line_size(text, term->width - start);
        cli_put_bytes(stdout, text, size);
        text += size;
        while (*text == ' ') text++;
        if (!*text) break;
        (void)fputc('\n', stdout);
        cli_spaces(start);
    }
    (void)fputs(cli_style_text(term, CLI_PLAIN), stdout);
}

void cli_spaces(size_t count) {
    for (size_t i = 0; i < count; i++) (void)fputc(' ', stdout);
}

void cli_put_bar(const cli_term *term, double value, size_t columns) {
    double part = value < 0 ? 0 : value > 1 ? 1 : value;
    size_t full = (size_t)(part * (double)columns + 0.5);
    cli_style style = part >= 0.85 ? CLI_RED : CLI_YELLOW;
    (void)fputs(cli_style_text(term, style), stdout);
    for (size_t i = 0; i < full; i++)
        (void)fputs(cli_shape_text(term, CLI_FULL), stdout);
    (void)fputs(cli_style_text(term, CLI_PLAIN), stdout);
    (void)fputs(cli_style_text(term, CLI_DIM), stdout);
    for (size_t i = full; i < columns; i++)
        (void)fputs(cli_shape_text(term, CLI_EMPTY), stdout);
    (void)fputs(cli_style_text(term, CLI_PLAIN), stdout);
}

void cli_put_json(const char *text) {
    const char *end = text + strlen(text);
    size_t size = 0;
    (void)fputc('"', stdout);
    for (; text < end; text += size) {
        uint32_t c = cli_code_point(text, end, &size);
        if (c == UINT32_MAX)
            (void)fputs(replacement, stdout);
        else if (c == '"' || c == '\\')
            (void)printf("\\%c", (int)c);
        else if (c < 0x20 || c == 0x7f)
            (void)printf("\\u%04x", c);
        else
            (void)fwrite(text, 1, size, stdout);
    }
    (void)fputc('"', stdout);
}

const char *cli_words(const char *property, char *text, size_t size) {
    size_t used = 0;
    for (; *property && used + 2 < size; property++) {
        unsigned char c = (unsigned char)*property;
        if (isupper(c)) text[used++] = ' ';
        text[used++] = (char)tolower(c);
    }
    text[used] = 0;
    return text;
}
