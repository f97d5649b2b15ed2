/* SPDX-License-Identifier: Apache-2.0 */
/* Names as the UN writes them: often several in one field. */
#ifndef TAMIZ_LIST_UN_NAMES_H
#define TAMIZ_LIST_UN_NAMES_H

#include "list_writer.h"

/* What is done with each name; lang is ISO 639-3 or empty. The spans are
 * valid during the call only. */
typedef struct tamiz_un_names {
    void (*put)(void *context, tamiz_span name, tamiz_span lang);
    void *context;
} tamiz_un_names;

/* Finds the names in a field and returns how many. They are parted by ";" and
 * by enumerators (" b) "). A bracket is parted from what stands around it when
 * it holds several names or another script: "حسن غول (Hassan Ghul; Hasan Gul)"
 * are three; "HAMAS (branch in Gaza)" is one. A bracket that names a language,
 * "(Tigrinya)", is the language of the rest; "(original script)", "(birth
 * name)" and the like are remarks and no names. Source: the consolidated lists
 * of 2021-01-18 and 2026-02-27. */
size_t tamiz_un_names_split(tamiz_list_writer *writer, tamiz_span text,
                            const tamiz_un_names *names);

/* The name in a note such as "original script: Абу Банат" or "Previously listed
 * as. In Arabic: …"; empty when there is none. */
tamiz_span tamiz_un_names_in_note(tamiz_span note);

#endif
