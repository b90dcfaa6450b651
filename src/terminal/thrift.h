/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_THRIFT_H
#define BROADSHEET_TERMINAL_THRIFT_H

/* Leaves out of what ncurses sends what the terminal knows already. With most
 * descriptions each change of attributes names them all and the character set
 * besides: "ESC ( B ESC [ 0 ; 1 m" for bold, where after plain text "ESC [ 1 m"
 * says the same. Nothing but character sets, attributes (SGR) and the rows that
 * scroll (terminal/scroll_region.h) is touched. */

#include <stdbool.h>

#include "base/text.h"
#include "terminal/scroll_region.h"

/* What the terminal was told last; all zero: nothing is known of it. */
typedef struct {
	char set; /* the character set in use for G0, or 0 */
	char shift; /* SO or SI, or 0 */
	bool plain; /* no attribute is on, no colour chosen */
	ScrollRegion region;
} Thrift;

/* The size of the escape sequence at AT: a control sequence, a string up to BEL, a designation of
 * a character set, or ESC and a byte. Less where the bytes end before. */
size_t thrift_escape_size(Str bytes, size_t at);

/* Adds BYTES, which are whole sequences, to OUT as they are to be sent. */
void thrift_add(Thrift *thrift, Str bytes, Text *out);

#endif
