/* SPDX-License-Identifier: Apache-2.0 */
/* Calls whose bounds nobody can see do not compile anywhere in tamiz. The
 * build puts this file before every source. */
#ifndef TAMIZ_BASE_BANNED_H
#define TAMIZ_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok
#pragma GCC poison atoi atol atof

#endif
