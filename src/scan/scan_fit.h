/* SPDX-License-Identifier: Apache-2.0 */
/* When a hit on a window is a mention, as far as the window alone can tell.
 * docs/scan.md, "What counts as a mention". */
#ifndef TAMIZ_SCAN_FIT_H
#define TAMIZ_SCAN_FIT_H

#include "base_error.h"
#include "name_split.h"
#include "scan_text.h"
#include "tamiz.h"

/* The least score of a mention. */
#define TAMIZ_MENTION_SCORE 0.8

/* A window: its words, and the name that they make. */
typedef struct tamiz_window {
    const tamiz_scan_text *text;
    size_t first, last; /* words */
    const tamiz_name *name;
} tamiz_window;

/* Whether word i by itself may be a mention, as far as can be told before its
 * hits are known. */
bool tamiz_fit_may_be_alone(const tamiz_scan_text *text, size_t i);

/* Whether several words may be a mention by a score below 1. */
bool tamiz_fit_may_be_inexact(const tamiz_name *window);

/* Whether the hit explains the window. The listed name is cut in the arena.
 * Errors: NO_MEMORY. */
tamiz_code tamiz_fit_tells(const tamiz_window *window, const tamiz_hit *hit,
                           tamiz_latin *latin, tamiz_arena *arena, bool *fits,
                           tamiz_error *err);

#endif
