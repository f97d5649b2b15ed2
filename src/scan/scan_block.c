/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_block.h"

#include "scan_page_read.h"

void tamiz_blocks_clear(tamiz_blocks *blocks) {
    tamiz_buffer_clear(&blocks->now);
    tamiz_buffer_clear(&blocks->before);
}

bool tamiz_blocks_open(tamiz_blocks *blocks) {
    if (blocks->depth == TAMIZ_BLOCKS_DEEP) return false;
    blocks->starts[blocks->depth++] = (tamiz_block_start){
        .now = blocks->now.size, .before = blocks->before.size};
    return true;
}

static void add(tamiz_blocks *blocks, tamiz_span text) {
    if (!blocks->depth || !text.size) return;
    if (!blocks->deleted) tamiz_buffer_span(&blocks->now, text);
    if (!blocks->inserted || blocks->deleted)
        tamiz_buffer_span(&blocks->before, text);
    if (blocks->deleted) blocks->starts[blocks->depth - 1].deleted = true;
}

static size_t count_plain(tamiz_span text) {
    size_t n = 0;
    while (n < text.size && (unsigned char)text.data[n] >= ' ') n++;
    return n;
}

void tamiz_blocks_add(tamiz_blocks *blocks, tamiz_span text) {
    while (text.size) {
        size_t plain = count_plain(text);
        add(blocks, (tamiz_span){text.data, plain});
        if (plain < text.size) add(blocks, TAMIZ_SPAN(" "));
        text = tamiz_span_from(text, plain + 1);
    }
}

void tamiz_blocks_mark(tamiz_blocks *blocks, const char *text) {
    add(blocks, tamiz_span_of(text));
}

/* Whether the text stands at the twin's place too, which then moves on. */
static bool is_repeated(tamiz_blocks *blocks, tamiz_span text) {
    tamiz_span all = tamiz_page_text(blocks->page);
    size_t at = blocks->twin;
    if (!blocks->repeats) return false;
    while (at < all.size && all.data[at] == '\n') at++;
    if (at + text.size > all.size || !text.size ||
        memcmp(all.data + at, text.data, text.size) != 0)
        return false;
    at += text.size;
    if (at < all.size && all.data[at] != '\n') return false;
    blocks->twin = at;
    return true;
}

static void write_block(tamiz_blocks *blocks, tamiz_span text) {
    text = tamiz_span_trim(text);
    if (!text.size || is_repeated(blocks, text)) return;
    tamiz_page_break(blocks->page);
    tamiz_page_loose(blocks->page, text);
    tamiz_page_break(blocks->page);
}

static tamiz_span tail(const tamiz_buffer *buffer, size_t start) {
    return tamiz_span_from(tamiz_buffer_view(buffer), start);
}

tamiz_code tamiz_blocks_close(tamiz_blocks *blocks, tamiz_error *err) {
    if (blocks->now.failed || blocks->before.failed)
        return tamiz_fail_memory(err, blocks->page->name);
    if (!blocks->depth) return TAMIZ_OK;
    tamiz_block_start start = blocks->starts[--blocks->depth];
    write_block(blocks, tail(&blocks->now, start.now));
    if (start.deleted) {
        tamiz_page_start_part(blocks->page, "%s, with what was deleted",
                              blocks->path);
        write_block(blocks, tail(&blocks->before, start.before));
        tamiz_page_start_part(blocks->page, "%s", blocks->path);
    }
    blocks->now.size = start.now;
    blocks->before.size = start.before;
    return tamiz_page_check(blocks->page, err);
}
