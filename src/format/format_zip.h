/* SPDX-License-Identifier: Apache-2.0 */
/* The files inside a ZIP archive, over libzip. The archive is held in memory,
 * its files are unpacked as they are read. */
#ifndef TAMIZ_FORMAT_ZIP_H
#define TAMIZ_FORMAT_ZIP_H

#include "format_input.h"

typedef struct tamiz_zip tamiz_zip;

/* Reads all of the input, which stays the caller's and is not needed after.
 * Errors: those of tamiz_input_read(); BAD_INPUT when it is no ZIP archive;
 * TOO_LARGE over 64 MiB. */
tamiz_code tamiz_zip_open(tamiz_input *input, tamiz_zip **out,
                          tamiz_error *err);

/* A file of the archive as an input, which must be closed before the archive.
 * The name ends in the file's: "list.xlsx:sheet1.xml". Errors: NOT_FOUND;
 * BAD_INPUT for one that is encrypted or damaged; TOO_LARGE, also while
 * reading, when it unpacks to over 512 MiB, or to over 16 MiB and 200 times its
 * packed size. */
tamiz_code tamiz_zip_read(tamiz_zip *zip, const char *name, tamiz_input **out,
                          tamiz_error *err);

/* Name of the archive, as tamiz_input_name() had it. */
const char *tamiz_zip_name(const tamiz_zip *zip);

void tamiz_zip_close(tamiz_zip *zip);

#endif
