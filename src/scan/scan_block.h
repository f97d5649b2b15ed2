/* SPDX-License-Identifier: Apache-2.0 */
/* Paragraphs of a document in which paragraphs may hold others (a text box, a
 * note, a comment inside a sentence): each is gathered to its end and written
 * to the page as one block, so what stands inside does not part the words
 * around it.
 *
 * Tracked changes: a paragraph that has deletions is written as it is, and
 * once more as it was before. A deleted name is still in the file. */
#ifndef TAMIZ_SCAN_BLOCK_H
#define TAMIZ_SCAN_BLOCK_H

#include "scan_page.h"

enum { TAMIZ_BLOCKS_DEEP = 64 }; /* as deep as format_xml.h lets XML nest */

typedef struct tamiz_block_start {
    size_t now, before; /* where its text starts in the buffers */
    bool deleted;       /* its text before is another one */
} tamiz_block_start;

/* Zero-initialised but for page and path, it is empty and ready. */
typedef struct tamiz_blocks {
    tamiz_page *page;         /* a loose one */
    const char *path;         /* of the part: "header" */
    tamiz_buffer now, before; /* text of the open paragraphs */
    tamiz_block_start starts[TAMIZ_BLOCKS_DEEP];
    size_t depth;
    size_t inserted, deleted; /* how many such elements are open */
    bool repeats;             /* alternatives: what stands at `twin` too */
    size_t twin;              /* of the page's text is not written again */
} tamiz_blocks;

void tamiz_blocks_clear(tamiz_blocks *blocks);

/* A paragraph starts inside the one that is open, if any; false = too deep. */
bool tamiz_blocks_open(tamiz_blocks *blocks);

/* Text of the innermost paragraph; each white space is written as a space. */
void tamiz_blocks_add(tamiz_blocks *blocks, tamiz_span text);

/* The same as it is: line ends and tabs. */
void tamiz_blocks_mark(tamiz_blocks *blocks, const char *text);

/* The innermost paragraph ends; errors: NO_MEMORY, TOO_LARGE. */
tamiz_code tamiz_blocks_close(tamiz_blocks *blocks, tamiz_error *err);

#endif
