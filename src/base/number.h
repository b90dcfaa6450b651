/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_NUMBER_H
#define BROADSHEET_BASE_NUMBER_H

/* Numbers as bytes, little endian: in the records that children send, and in the
 * formats that have them so. */

#include <stddef.h>
#include <stdint.h>

enum {
	NUMBER_BYTES_MAX = 8
};

/* The number in the SIZE bytes AT, at most NUMBER_BYTES_MAX. */
uint64_t number_get(const char *at, size_t size);

/* Puts the lowest SIZE bytes of NUMBER, at most NUMBER_BYTES_MAX, AT. */
void number_put(char *at, uint64_t number, size_t size);

#endif
