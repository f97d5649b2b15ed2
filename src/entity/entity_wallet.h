/* SPDX-License-Identifier: Apache-2.0 */
/* Check sums of wallet addresses. Case counts. */
#ifndef TAMIZ_ENTITY_WALLET_H
#define TAMIZ_ENTITY_WALLET_H

#include "entity_check.h"

/* Of an address on the main network. kind: BTC, LTC, DOGE, TRON, or ETH, of
 * which only the form is looked at. */
bool tamiz_wallet_fits(tamiz_identifier_kind kind, tamiz_span address);

#endif
