/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_INPUT_H
#define BROADSHEET_SOURCE_INPUT_H

/* A bounded view of bytes that can be read at any place: a range of a descriptor
 * (only pread is used, so it works confined), bytes in memory, or a part of
 * another input. What is unpacked from a container is an input again, so readers
 * stack: a zip member that is stored is a part of the file, a packed one is bytes
 * in memory, and the WARC reader need not know which.
 *
 * The size is fixed when an input is made: a file that grows meanwhile is read up
 * to there, one that shrinks ends early. Offsets and sizes are bytes. An input
 * is freed before the input it is a part of. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/text.h"

typedef struct SourceInput SourceInput;

/* All of the seekable descriptor FD, which stays the caller's. */
SourceInput *input_of_descriptor(int fd);

/* BYTES of the heap, taken over: BYTES is empty afterwards. */
SourceInput *input_of_text(Text *bytes);

/* BYTES, borrowed until the input is freed. */
SourceInput *input_of_str(Str bytes);

/* SIZE bytes of OUTER (borrowed) from OFFSET, cut to what OUTER has. */
SourceInput *input_part(SourceInput *outer, uint64_t offset, uint64_t size);

/* Frees what is kept with INPUT too; NULL is fine. */
void input_free(SourceInput *input);

/* What has been found out about INPUT and costs something to find out, as the directory
 * of a zip file, stays with it: OBJECT is taken over, freed by RELEASE, and found again
 * by KEY, an address that stands for its kind. NULL when nothing is kept under KEY. */
void input_keep(SourceInput *input, const void *key, void *object, void (*release)(void *object));
void *input_kept(const SourceInput *input, const void *key);

uint64_t input_size(const SourceInput *input);

/* The system's error of a read that failed (errno), else 0. */
int input_error(const SourceInput *input);

/* Copies up to SIZE bytes from OFFSET to OUT; returns how many. Fewer than SIZE
 * only at the end of the input, or where reading fails. */
size_t input_read(SourceInput *input, uint64_t offset, void *out, size_t size);

/* The bytes from OFFSET on, SIZE of them or what there is up to the end, without
 * a copy of the caller's. Borrowed until the next call for this input or one it
 * is a part of. SIZE is at most INPUT_WINDOW_BYTES. */
enum {
	INPUT_WINDOW_BYTES = 64 << 10
};
Str input_window(SourceInput *input, uint64_t offset, size_t size);

/* Appends up to SIZE bytes from OFFSET to OUT. False when there were fewer. */
bool input_take(SourceInput *input, uint64_t offset, size_t size, Text *out);

/* The first LIMIT bytes of INPUT, or all, as a text of the heap that the caller clears. */
Text input_all(SourceInput *input, size_t limit);

/* The offset of the first NEEDLE, which is not empty and at most 256 bytes long,
 * that begins at FROM or later and before LIMIT; UINT64_MAX where there is none. */
uint64_t input_find(SourceInput *input, Str needle, uint64_t from, uint64_t limit);

#endif
