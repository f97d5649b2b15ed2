/* SPDX-License-Identifier: Apache-2.0 */
#include "scan_page.h"

#include "base_utf8.h"
#include "scan_page_read.h"

#include <stdarg.h>

void tamiz_page_clear(tamiz_page *page) {
    tamiz_buffer_clear(&page->text);
    tamiz_buffer_clear(&page->runs);
    tamiz_buffer_clear(&page->parts);
    tamiz_buffer_clear(&page->notes);
    tamiz_arena_clear(&page->arena);
}

tamiz_span tamiz_page_text(const tamiz_page *page) {
    return page->same.data ? page->same : tamiz_buffer_view(&page->text);
}

tamiz_code tamiz_page_check(const tamiz_page *page, tamiz_error *err) {
    bool failed = page->text.failed || page->runs.failed ||
                  page->parts.failed || page->notes.failed;
    if (failed) return tamiz_fail_memory(err, page->name);
    if (page->loose && page->text.size > TAMIZ_PAGE_MOST)
        return tamiz_fail(err, TAMIZ_TOO_LARGE, page->name,
                          "holds over 256 MiB of text");
    return TAMIZ_OK;
}

/* ---- from text to file ------------------------------------------------- */

/* The last run that starts at or before a byte; NULL before all. */
static const tamiz_page_run *run_at(const tamiz_buffer *runs, uint64_t text) {
    const tamiz_page_run *all = (const void *)runs->data;
    size_t low = 0, high = runs->size / sizeof *all;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all[middle].text <= text)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &all[low - 1] : NULL;
}

static uint64_t file_of(const tamiz_buffer *runs, uint64_t text, bool end) {
    if (end && text) text--; /* the last byte's step, and past it */
    const tamiz_page_run *run = run_at(runs, text);
    if (!run) return 0;
    uint64_t step = (text - run->text) / run->text_step + (end ? 1 : 0);
    return run->file + step * run->file_step;
}

void tamiz_page_place(const tamiz_page *page, uint64_t *start, uint64_t *end) {
    if (page->loose) return;
    *start = file_of(&page->runs, *start, false);
    *end = file_of(&page->runs, *end, true);
}

const char *tamiz_page_path(const tamiz_page *page, uint64_t text) {
    const tamiz_page_part *all = (const void *)page->parts.data;
    size_t low = 0, high = page->parts.size / sizeof *all;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all[middle].text <= text)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? all[low - 1].path : NULL;
}

/* ---- writing ----------------------------------------------------------- */

/* What follows in the text has this run's steps; a run that goes on is one. */
static void add_run(tamiz_page *page, uint64_t file, uint32_t text_step,
                    uint32_t file_step) {
    const tamiz_page_run run = {page->text.size, file, text_step, file_step};
    if (page->loose) return;
    if (page->runs.size) {
        const tamiz_page_run *last =
            (const void *)(page->runs.data + page->runs.size - sizeof run);
        uint64_t size = run.text - last->text;
        if (last->text_step == text_step && last->file_step == file_step &&
            size % text_step == 0 &&
            last->file + size / text_step * file_step == file)
            return;
    }
    tamiz_buffer_add(&page->runs, &run, sizeof run);
}

/* Where the bytes of a source lie, from a place on a character's border. */
static uint64_t place_of(const tamiz_page_source *source, size_t at, bool end) {
    return source->runs.size ? file_of(&source->runs, at, end)
                             : source->start + at;
}

uint64_t tamiz_page_source_place(const tamiz_page_source *source, size_t at) {
    return place_of(source, at, false);
}

void tamiz_page_copy(tamiz_page *page, const tamiz_page_source *source,
                     size_t from, size_t to) {
    page->loose |= source->loose;
    const tamiz_page_run *run = run_at(&source->runs, from);
    const tamiz_page_run *stop =
        (const void *)(source->runs.data + source->runs.size);
    while (run && from < to) {
        size_t end = to;
        if (run + 1 < stop && run[1].text < to) end = (size_t)run[1].text;
        add_run(page, file_of(&source->runs, from, false), run->text_step,
                run->file_step);
        tamiz_buffer_add(&page->text, source->text.data + from, end - from);
        from = end;
        run++;
    }
    if (from >= to) return;
    add_run(page, source->start + from, 1, 1);
    tamiz_buffer_add(&page->text, source->text.data + from, to - from);
}

void tamiz_page_put(tamiz_page *page, const tamiz_page_source *source,
                    size_t from, size_t to, tamiz_span text) {
    if (!text.size) return;
    page->loose |= source->loose;
    uint64_t start = place_of(source, from, false);
    uint64_t end = from < to ? place_of(source, to, true) : start;
    add_run(page, start, (uint32_t)text.size, (uint32_t)(end - start));
    tamiz_buffer_span(&page->text, text);
}

void tamiz_page_loose(tamiz_page *page, tamiz_span text) {
    page->loose = true;
    tamiz_buffer_span(&page->text, text);
}

void tamiz_page_break(tamiz_page *page) {
    size_t size = page->text.size, lines = 0;
    while (size && page->text.data[size - 1] == '\n') size--, lines++;
    if (!size || lines > 1) return;
    uint64_t file =
        page->loose ? 0 : file_of(&page->runs, page->text.size, true);
    add_run(page, file, 1, 0);
    tamiz_buffer_text(&page->text, &"\n\n"[lines]);
}

/* ---- parts and notes --------------------------------------------------- */

/* What was cut in the middle of a character, or came out of a file as a name in
 * some encoding, is no UTF-8. */
static void clean(char *text) {
    for (size_t bad; (bad = tamiz_utf8_check(tamiz_span_of(text))) != SIZE_MAX;)
        text[bad] = '?';
}

void tamiz_page_start_part(tamiz_page *page, const char *format, ...) {
    char path[256];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(path, sizeof path, format, values);
    va_end(values);
    clean(path);
    tamiz_page_break(page);
    const tamiz_page_part part = {
        page->text.size,
        tamiz_arena_print(&page->arena, "%s%s%s",
                          page->prefix ? page->prefix : "",
                          page->prefix && *path ? ": " : "", path)};
    tamiz_buffer_add(&page->parts, &part, sizeof part);
    page->parts.failed |= !part.path;
}

static void add_note(tamiz_page *page, const char *text) {
    /* A mail of a thousand broken attachments says so a hundred times. */
    enum { MOST = 100 };
    if (page->notes.size / sizeof text >= MOST) return;
    const char *note = tamiz_arena_print(&page->arena, "%s%s%s",
                                         page->prefix ? page->prefix : "",
                                         page->prefix ? ": " : "", text);
    tamiz_buffer_add(&page->notes, &note, sizeof note);
    page->notes.failed |= !note;
}

void tamiz_page_note(tamiz_page *page, const char *format, ...) {
    char text[512];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(text, sizeof text, format, values);
    va_end(values);
    clean(text);
    add_note(page, text);
}

void tamiz_page_miss(tamiz_page *page, const char *format, ...) {
    char text[512];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(text, sizeof text, format, values);
    va_end(values);
    clean(text);
    page->partial = true;
    add_note(page, text);
}
