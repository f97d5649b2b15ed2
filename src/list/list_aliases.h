/* SPDX-License-Identifier: Apache-2.0 */
/* Several names in one free text, as the Canadian list and others write
 * aliases. */
#ifndef TAMIZ_LIST_ALIASES_H
#define TAMIZ_LIST_ALIASES_H

#include "list_text.h"

/* What is done with each name; lang is ISO 639-3 or empty, former: "f.k.a."
 * stood before it. The spans are valid during the call only. */
typedef struct tamiz_list_aliases {
    void (*put)(void *context, tamiz_span name, tamiz_span lang, bool former);
    void *context;
} tamiz_list_aliases;

/* Finds the names in a text and returns how many. They are parted by ";" where
 * there is one outside brackets, else by ","; a legal form stays with its name
 * ("Air Bagan Holdings Pte., Ltd."). "a.k.a." and "f.k.a." part names too. A
 * bracket in another script than its surroundings, or with the name of a
 * language before a colon, is a name of its own ("Pavlov (Russian: Павлов)"),
 * and "Russian: Павлов" is a name and its language. Source: the list of
 * 2020-04-15, and what is known of today's. */
size_t tamiz_list_aliases_split(tamiz_list_writer *writer, tamiz_span text,
                                const tamiz_list_aliases *names);

/* Whether a name is one word of a script that sets words apart: of a person it
 * says too little to be found by. */
bool tamiz_list_is_one_word(tamiz_span name);

#endif
