/* SPDX-License-Identifier: Apache-2.0 */
/* Published lists as snapshots, for tests that want real names. */
#ifndef TAMIZ_TEST_REAL_H
#define TAMIZ_TEST_REAL_H

#include "test.h"

#include "index_snapshot.h"

/* REAL_ALL is without the EU's list, whose parties the others hold too. */
enum {
    REAL_OFAC = 1,
    REAL_UN = 2,
    REAL_CARTELS = 4,
    REAL_ALL = 7,
    REAL_EU = 8
};

/* OFAC's SDN list of 2023-12-28, the UN's of 2026-02-27, tamiz_cartels and the
 * EU's list of 2026-02-25, as far as `lists` says, forged in memory. Of all but
 * tamiz_cartels only one party in `one_in` is kept, chosen by the hash of its
 * id; `part` of them. Closed by the caller. The running test is skipped when
 * the lists are not at hand. */
tamiz_snapshot *real_snapshot(unsigned lists, unsigned one_in, unsigned part);

/* A seed that differs from run to run. */
uint64_t real_fresh_seed(void);

/* Fails the running test with what err says, unless code is 0. */
void real_check(tamiz_code code, const tamiz_error *err);

#endif
