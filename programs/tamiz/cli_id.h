/* SPDX-License-Identifier: Apache-2.0 */
/* What --id says: a number, or its kind and a number. */
#ifndef TAMIZ_CLI_ID_H
#define TAMIZ_CLI_ID_H

/* The number of "imo:9074729", with a warning on stderr when it cannot be one;
 * all of a text whose prefix names no kind. NULL for NULL. */
const char *cli_id(const char *id);

#endif
