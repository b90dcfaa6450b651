/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_BROTLI_H
#define BROADSHEET_SOURCE_BROTLI_H

/* Brotli (RFC 7932), in which servers send some pages: by the library libbrotlidec,
 * if it is installed. It is opened before the child is confined, since that is a file. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/text.h"

typedef struct Brotli Brotli;

/* The library, or NULL. The caller owns it. */
Brotli *brotli_open(void);
void brotli_close(Brotli *brotli);

/* Appends to OUT what BYTES unpack to, LIMIT bytes at most. False when they are
 * damaged, cut or more; what came is kept. */
bool brotli_unpack(const Brotli *brotli, Str bytes, size_t limit, Text *out);

#endif
