/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_BROTLI_H
#define BROADSHEET_SOURCE_BROTLI_H

/* Brotli (RFC 7932), in which servers send some pages: by the library libbrotlidec,
 * if it is installed (source/late_library.h). */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/text.h"

/* Opens the library. False when there is none. */
bool brotli_prepare(void);

/* True when it is ready; notes that it was asked for. */
bool brotli_ask(void);

/* True when it was asked for before it was opened. */
bool brotli_missed(void);

/* Appends to OUT what BYTES unpack to, LIMIT bytes at most. False when they are
 * damaged, cut or more; what came is kept. To be called where brotli_ask is true. */
bool brotli_unpack(Str bytes, size_t limit, Text *out);

#endif
