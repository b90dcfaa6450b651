/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_CHARSET_TABLES_H
#define BROADSHEET_EXTRACT_CHARSET_TABLES_H

/* The character sets of one byte a character, as data: bytes below 0x80 are
 * ASCII in all of them. */

#include <stddef.h>
#include <stdint.h>

typedef struct {
	char name[16]; /* WHATWG name in lower case */
	uint16_t high[128]; /* what bytes 0x80 to 0xFF are; 0xFFFD for nothing */
} SingleByte;

/* The table of the set called NAME, or NULL. */
const SingleByte *single_byte_find(const char *name);

#endif
