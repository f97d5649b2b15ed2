/* SPDX-License-Identifier: Apache-2.0 */
/* Markdown (CommonMark 0.31, and the tables of GitHub's) read where it stands,
 * as scan_page_html.c reads tags: each byte's place stays known, and time is
 * linear in the text, which parsers that build trees do not promise of all
 * texts.
 *
 * What marks a word up is left out and parts no word; where links lead is not
 * text; items, headings and cells are blocks. A mark in doubt stays where it
 * stands: no letter is ever lost with it. */
#include "scan_entity.h"
#include "scan_markdown.h"
#include "scan_page_read.h"
#include "scan_tag.h"

/* A link whose text is being read. */
typedef struct skip {
    size_t close, end; /* its ']', and one past where it leads */
} skip;

typedef struct reader {
    tamiz_page *page;
    const tamiz_page_source *source;
    tamiz_markdown look; /* what stands where */
    size_t at, plain;    /* where it reads; start of what is copied next */
    skip skips[TAMIZ_MARKDOWN_DEEP]; /* links around the cursor, the innermost
                                        last */
    size_t skip_count;
    size_t quotes;     /* '>' before the line */
    size_t fence_size; /* inside a fenced block: how many signs, */
    char fence;        /* and which */
    bool table;
    bool fresh;   /* no line of a paragraph stands before */
    bool endless; /* an end of HTML was looked for in vain */
    int tries;    /* as in tamiz_tag_read() */
} reader;

/* ---- characters -------------------------------------------------------- */

/* Of a word: letters, digits, and all that is not ASCII. */
static bool is_letter(char c) {
    return !tamiz_markdown_space(c) && !tamiz_markdown_sign(c);
}

/* ---- writing ----------------------------------------------------------- */

static void flush(reader *r) {
    if (r->plain < r->at) tamiz_page_copy(r->page, r->source, r->plain, r->at);
    r->plain = r->at;
}

/* Bytes up to `next` are no text. */
static void drop(reader *r, size_t next) {
    flush(r);
    r->at = r->plain = next < r->look.text.size ? next : r->look.text.size;
}

static void end_block(reader *r) {
    flush(r);
    tamiz_page_break(r->page);
}

/* ---- links ------------------------------------------------------------- */

/* Of a link, or a picture, only its text stays. */
static bool read_bracket(reader *r) {
    size_t close = 0, end = 0;
    if (r->skip_count == TAMIZ_MARKDOWN_DEEP ||
        !tamiz_markdown_link(&r->look, r->at, &close, &end))
        return false;
    drop(r, r->at + 1 + (r->look.text.data[r->at] == '!'));
    r->skips[r->skip_count++] = (skip){close, end};
    return true;
}

/* The text of the innermost link has ended: its end is passed. */
static bool end_link(reader *r) {
    if (!r->skip_count || r->at < r->skips[r->skip_count - 1].close)
        return false;
    size_t end = r->skips[--r->skip_count].end;
    if (end > r->at) drop(r, end);
    return true;
}

/* ---- marks ------------------------------------------------------------- */

/* Code says what it says: no mark in it is one. Signs that nothing closes are
 * text. */
static void read_code(reader *r) {
    size_t size = tamiz_markdown_count(&r->look, r->at, '`');
    size_t end = tamiz_markdown_code(&r->look, r->at + size, size);
    if (!end) {
        r->at += size;
        return;
    }
    drop(r, r->at + size);
    r->at = end;
    drop(r, end + size);
}

/* Whether the same marks stand elsewhere in the line: inside a word a single
 * one is no mark. */
static bool has_twin(const reader *r, size_t size, char sign) {
    size_t from = r->at, end = r->at + TAMIZ_MARKDOWN_LOOK;
    while (from && r->at - from < TAMIZ_MARKDOWN_LOOK &&
           r->look.text.data[from - 1] != '\n')
        from--;
    for (size_t at = from; at < end && at < r->look.text.size;) {
        size_t n = tamiz_markdown_count(&r->look, at, sign);
        if (n == size && at != r->at) return true;
        if (!n && r->look.text.data[at] == '\n') break;
        at += n ? n : 1;
    }
    return false;
}

/* Emphasis, CommonMark 6.2: of '_' none inside words. */
static void read_emphasis(reader *r) {
    char sign = r->look.text.data[r->at];
    size_t size = tamiz_markdown_count(&r->look, r->at, sign),
           next = r->at + size;
    char before = '\n';
    if (r->at) before = r->look.text.data[r->at - 1];
    bool inside =
        is_letter(before) && is_letter(tamiz_markdown_at(&r->look, next));
    bool marks = !(tamiz_markdown_space(before) &&
                   tamiz_markdown_space(tamiz_markdown_at(&r->look, next)));
    if (sign == '~' && size != 2) marks = false;
    if (inside) marks = marks && sign != '_' && has_twin(r, size, sign);
    if (marks)
        drop(r, next);
    else
        r->at = next;
}

static bool read_escape(reader *r) {
    char next = tamiz_markdown_at(&r->look, r->at + 1);
    if (!tamiz_markdown_sign(next) && next != '\n') return false;
    drop(r, r->at + 1); /* at a line's end it is a break */
    if (next != '\n') r->at++;
    return true;
}

static bool read_entity(reader *r) {
    tamiz_entity entity;
    if (!tamiz_entity_read(tamiz_span_from(r->look.text, r->at), &entity))
        return false;
    flush(r);
    tamiz_page_put(r->page, r->source, r->at, r->at + entity.size,
                   tamiz_span_of(entity.text));
    r->at = r->plain = r->at + entity.size;
    return true;
}

/* <https://a.example> and <a@b.example> are text. */
static bool is_address(tamiz_span inside) {
    bool sign = false;
    for (size_t i = 0; i < inside.size; i++) {
        if (tamiz_markdown_space(inside.data[i]) || inside.data[i] == '<')
            return false;
        sign |= inside.data[i] == '@' || inside.data[i] == ':';
    }
    return sign;
}

/* Where a word next stands, or SIZE_MAX. What is not found once is not looked
 * for again. */
static size_t find_end(reader *r, size_t at, const char *word,
                       tamiz_span name) {
    size_t size = strlen(word) + name.size;
    if (r->endless) return SIZE_MAX;
    while (at + size <= r->look.text.size) {
        const char *next = memchr(r->look.text.data + at, *word,
                                  r->look.text.size - at - size + 1);
        if (!next) break;
        at = (size_t)(next - r->look.text.data);
        tamiz_span end = {next + strlen(word), name.size};
        if (!memcmp(next, word, strlen(word)) && tamiz_tag_is_span(end, name))
            return at + size;
        at++;
    }
    r->endless = true;
    return SIZE_MAX;
}

/* "<Name>" and "<name of somebody>" are read by browsers as tags that they do
 * not know, but who writes them means text. */
static bool is_text(const reader *r, const tamiz_tag *tag) {
    tamiz_span name = tag->name;
    const char *end = r->look.text.data + tag->end - 1;
    tamiz_span rest = {name.data + name.size,
                       (size_t)(end - name.data) - name.size};
    if (rest.size && end[-1] == '/') rest.size--;
    rest = tamiz_span_trim(rest);
    bool title = name.size > 1 && name.data[0] >= 'A' && name.data[0] <= 'Z' &&
                 name.data[1] >= 'a' && name.data[1] <= 'z';
    return title || (rest.size && !memchr(rest.data, '=', rest.size));
}

/* One past the HTML at '<': a comment; a tag, with all inside it where that is
 * no text. 0 = there is none. */
static size_t end_of_html(reader *r) {
    static const char *const hidden[] = {"script", "style", "template",
                                         "noscript", NULL};
    tamiz_tag tag;
    if (tamiz_span_starts(tamiz_span_from(r->look.text, r->at), "<!--")) {
        size_t end = find_end(r, r->at + 4, "-->", (tamiz_span){"", 0});
        return end == SIZE_MAX ? 0 : end;
    }
    if (!tamiz_tag_read(r->look.text, r->at, &r->tries, &tag) ||
        is_text(r, &tag))
        return 0;
    if (tag.closing || !tamiz_tag_is_any(tag.name, hidden)) return tag.end;
    size_t end = find_end(r, tag.end, "</", tag.name);
    const char *close = end == SIZE_MAX ? NULL
                                        : memchr(r->look.text.data + end, '>',
                                                 r->look.text.size - end);
    return close ? (size_t)(close - r->look.text.data) + 1 : tag.end;
}

static bool read_html(reader *r) {
    tamiz_span rest = tamiz_span_from(r->look.text, r->at);
    if (rest.size > TAMIZ_MARKDOWN_LOOK) rest.size = TAMIZ_MARKDOWN_LOOK;
    const char *close = memchr(rest.data, '>', rest.size);
    tamiz_span inside = {rest.data + 1,
                         close ? (size_t)(close - rest.data) - 1 : 0};
    if (inside.size && is_address(inside)) {
        drop(r, r->at + 1);
        r->at += inside.size;
        drop(r, r->at + 1);
        return true;
    }
    size_t end = end_of_html(r);
    if (!end) return false;
    flush(r);
    tamiz_page_read_html(r->page, r->source, r->at, end, false);
    r->at = r->plain = end;
    return true;
}

/* Nothing in a cell reaches over the sign that ends it. */
static void start_cell(reader *r) {
    size_t at = r->at;
    for (char c; (c = tamiz_markdown_at(&r->look, at)) != '|' && c != '\n';)
        at += c == '\\' && tamiz_markdown_at(&r->look, at + 1) == '|' ? 2 : 1;
    r->look.until = at;
}

static bool read_mark(reader *r) {
    switch (r->look.text.data[r->at]) {
    case '\\':
        return read_escape(r);
    case '`':
        read_code(r);
        return true;
    case '*':
    case '_':
    case '~':
        read_emphasis(r);
        return true;
    case '!':
        return tamiz_markdown_at(&r->look, r->at + 1) == '[' && read_bracket(r);
    case '[':
        return read_bracket(r);
    case '&':
        return read_entity(r);
    case '<':
        return read_html(r);
    case '|':
        if (!r->table) return false;
        end_block(r);
        drop(r, r->at + 1);
        start_cell(r);
        return true;
    default:
        return false;
    }
}

/* ---- lines ------------------------------------------------------------- */

/* To the line's end and past it; marks may lead beyond. */
static void read_line(reader *r) {
    while (r->at < r->look.text.size) {
        if (end_link(r)) {
            continue;
        } else if (r->look.text.data[r->at] == '\n') {
            r->at++;
            return;
        } else if (!read_mark(r)) {
            r->at++;
        }
    }
}

/* White space, '>' and the signs of items, whose numbers stay. An item, or a
 * deeper quote, starts a block. */
static void skip_prefix(reader *r) {
    size_t quotes = 0;
    tamiz_span line = tamiz_markdown_line(&r->look, r->at);
    for (size_t step = 0;; line = tamiz_span_from(line, step)) {
        drop(r, r->at + step);
        step = 0;
        while (step < line.size && tamiz_markdown_space(line.data[step]))
            step++;
        if (step) continue;
        if (!line.size) break;
        bool item = tamiz_markdown_item(&r->look, line);
        bool quote = *line.data == '>';
        if (item) end_block(r), r->look.list = true;
        quotes += quote;
        if (!quote && !(item && tamiz_markdown_sign(*line.data))) break;
        step = 1;
    }
    if (quotes > r->quotes) end_block(r);
    if (quotes) r->quotes = quotes;
}

/* Whether a fence opens here, or the one that is open closes. */
static bool is_fence(reader *r) {
    char sign = tamiz_markdown_at(&r->look, r->at);
    size_t size = tamiz_markdown_count(&r->look, r->at, sign);
    tamiz_span rest = tamiz_markdown_line(&r->look, r->at + size);
    if (!tamiz_markdown_fence(&r->look, r->at)) return false;
    if (r->fence && (sign != r->fence || size < r->fence_size ||
                     tamiz_span_trim(rest).size))
        return false;
    if (!r->fence && sign == '`' && rest.size &&
        memchr(rest.data, '`', rest.size))
        return false; /* code in a line */
    if (r->fence) sign = '\0';
    r->fence = sign;
    r->fence_size = size;
    return true;
}

/* A line that is a mark as a whole. What a fence says of its code is text. */
static bool read_sign_line(reader *r) {
    tamiz_span line = tamiz_markdown_line(&r->look, r->at);
    if (is_fence(r)) {
        end_block(r);
        drop(r, r->at + r->fence_size);
        r->at += tamiz_markdown_line(&r->look, r->at).size;
        end_block(r);
        return true;
    }
    if (r->fence || !(tamiz_markdown_rule(line) || tamiz_markdown_table(line)))
        return false;
    end_block(r);
    drop(r, r->at + line.size + 1);
    return true;
}

static void read_heading(reader *r) {
    end_block(r);
    drop(r, r->at + tamiz_markdown_count(&r->look, r->at, '#'));
    r->look.until = r->at + tamiz_markdown_line(&r->look, r->at).size;
    read_line(r);
    r->look.until = r->look.text.size;
    end_block(r);
}

/* The row's own line end is none of its last cell's. */
static void end_row(reader *r) {
    size_t next = r->at;
    if (r->at > r->plain && r->look.text.data[r->at - 1] == '\n') r->at--;
    end_block(r);
    drop(r, next);
}

static void read_block_line(reader *r) {
    tamiz_span line = tamiz_markdown_line(&r->look, r->at);
    tamiz_span next = tamiz_markdown_line(&r->look, r->at + line.size + 1);
    if (!r->table && memchr(line.data, '|', line.size) &&
        tamiz_markdown_table(next))
        end_block(r), r->table = true;
    if (tamiz_markdown_heading(&r->look, r->at)) {
        read_heading(r);
        return;
    }
    if (r->table) start_cell(r);
    read_line(r);
    r->look.until = r->look.text.size;
    if (r->table) end_row(r);
}

static void read_empty_line(reader *r, tamiz_span line) {
    end_block(r);
    drop(r, r->at + line.size + 1);
    r->table = false;
    r->quotes = 0;
    r->fresh = true;
}

/* A block that stands four columns in is code, but within a list. */
static bool is_code(reader *r, tamiz_span line) {
    size_t in = 0;
    while (in < line.size && line.data[in] == ' ') in++;
    if (line.data[0] == '\t') in = 4;
    if (r->fresh && !in && !tamiz_markdown_item(&r->look, line))
        r->look.list = false;
    return r->fresh && in >= 4 && !r->look.list;
}

static void read_any_line(reader *r) {
    tamiz_span line = tamiz_markdown_line(&r->look, r->at);
    bool code = r->fence;
    if (!tamiz_span_trim(line).size) {
        read_empty_line(r, line);
        return;
    }
    if (!code && is_code(r, line)) {
        r->at += line.size + 1;
    } else {
        r->fresh = false;
        if (!code) skip_prefix(r);
        if (read_sign_line(r)) return;
        if (code)
            r->at += line.size + 1;
        else
            read_block_line(r);
    }
    if (r->at > r->look.text.size) r->at = r->look.text.size;
}

void tamiz_page_read_markdown(tamiz_page *page,
                              const tamiz_page_source *source) {
    reader r = {.page = page,
                .source = source,
                .fresh = true,
                .tries = TAMIZ_TAG_TRIES};
    tamiz_markdown_init(&r.look, source->text);
    while (r.at < r.look.text.size) read_any_line(&r);
    flush(&r);
}
