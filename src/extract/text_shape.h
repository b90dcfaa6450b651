/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_SHAPE_H
#define BROADSHEET_EXTRACT_TEXT_SHAPE_H

/* What a text looks like, whatever its words: counted in one pass. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef struct {
	uint32_t digits, capitals; /* ASCII */
	uint32_t sentences; /* ends of sentences of any script */
	uint32_t bars; /* signs that part items: bars, bullets, guillemets */
	uint32_t label; /* bytes of a short label before a colon, or 0 */
	bool year; /* four digits in a row that may be a year */
	bool clock; /* 12:30 */
	bool at_sign; /* an at sign or :// */
	bool copyright;
	bool first_capital, first_small, first_digit, first_quote;
	bool colon_end, question_end, dots_end;
} TextShape;

TextShape text_shape(Str text);

#endif
