/* SPDX-License-Identifier: Apache-2.0 */
/* The manifest of one stored version: a TSV with a row per file.
 *   version fetched published given file sha256 size source etag
 *   last_modified issuer licence entities names statements reader
 * `given` is what the user named: the file, the folder or the URL; `source`
 * where this file came from, with what its server said of it; `reader` what
 * reads the files, the list's own id except for exchange formats. Manifests
 * without the columns after `source`, or without the last one, as they were
 * written before, are read too. */
#ifndef TAMIZ_LIST_MANIFEST_H
#define TAMIZ_LIST_MANIFEST_H

#include "list_store.h"

/* Writes version->folder/manifest.tsv whole or not at all. Errors: BAD_ARGUMENT
 * for a text with control characters, which a TSV cannot hold; IO, NO_MEMORY.
 */
tamiz_code tamiz_manifest_write(const tamiz_store_version *version,
                                tamiz_error *err);

/* Fills number, fetched, published, source and files from
 * version->folder/manifest.tsv. Errors: BAD_INPUT with line and column for
 * anything but what write makes, and those of reading. */
tamiz_code tamiz_manifest_read(tamiz_store_version *version, tamiz_error *err);

#endif
