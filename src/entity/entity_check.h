/* SPDX-License-Identifier: Apache-2.0 */
/* Does a number that somebody typed hold as what it is said to be? Form and
 * check digits only: a number that holds need not have been given to anybody,
 * and one that does not may still stand on a list as it was published. */
#ifndef TAMIZ_ENTITY_CHECK_H
#define TAMIZ_ENTITY_CHECK_H

#include "base_span.h"

typedef enum tamiz_identifier_kind {
    TAMIZ_KIND_NONE,
    TAMIZ_KIND_IMO, /* of a ship; companies have numbers of another kind */
    TAMIZ_KIND_MMSI,
    TAMIZ_KIND_LEI,
    TAMIZ_KIND_BIC,
    TAMIZ_KIND_ISIN,
    TAMIZ_KIND_INN,  /* Russia, tax */
    TAMIZ_KIND_OGRN, /* Russia, register */
    TAMIZ_KIND_CNPJ, /* Brazil, organizations */
    TAMIZ_KIND_CPF,  /* Brazil, people */
    TAMIZ_KIND_CUIT, /* Argentina, tax */
    TAMIZ_KIND_NIT,  /* Colombia, tax */
    TAMIZ_KIND_RIF,  /* Venezuela, tax */
    TAMIZ_KIND_RFC,  /* Mexico, tax */
    TAMIZ_KIND_CURP, /* Mexico, people */
    TAMIZ_KIND_BTC,
    TAMIZ_KIND_LTC,
    TAMIZ_KIND_DOGE,
    TAMIZ_KIND_TRON,
    TAMIZ_KIND_ETH,
    TAMIZ_KIND_COUNT
} tamiz_identifier_kind;

typedef enum tamiz_check {
    TAMIZ_CHECK_NONE, /* nothing to check it by */
    TAMIZ_CHECK_FITS,
    TAMIZ_CHECK_FAILS
} tamiz_check;

/* By its short name ("imo"), in any case; NONE = no such kind. */
tamiz_identifier_kind tamiz_identifier_kind_find(tamiz_span name);

/* Of anything but wallets, spaces, dots, dashes and slashes in number do not
 * count, nor does the case of its ASCII letters. */
tamiz_check tamiz_identifier_check(tamiz_identifier_kind kind,
                                   tamiz_span number);

/* Whether the kind has check digits that we compute, which mostly fail after a
 * slip: MMSI, BIC and RFC are held against their form alone, and ETH
 * where all its letters are of one case. */
bool tamiz_identifier_is_guarded(tamiz_identifier_kind kind);

#endif
