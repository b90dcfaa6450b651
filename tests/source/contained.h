/* SPDX-License-Identifier: ISC */
#ifndef TESTS_SOURCE_CONTAINED_H
#define TESTS_SOURCE_CONTAINED_H

/* What a container in memory holds, told in lines that tests can compare. */

#include "source/container.h"

/* The format of BYTES and a line for each item and loss: "item LABEL | ADDRESS |
 * CAPTURED | MEDIA TYPE", "loss SENTENCE"; absent texts are "-". "none" when BYTES are
 * no container. */
Str contained_list(Arena *arena, Str bytes);

/* Reads the item numbered INDEX, whose texts live in ARENA; the caller clears PAGE.
 * False with ERR; fails the test where there is no such item. */
bool contained_read(Arena *arena, Str bytes, size_t index, ContainerPage *page, Error *err);

/* The bytes of the page of item INDEX, in ARENA; fails the test when it has none. */
Str contained_page(Arena *arena, Str bytes, size_t index);

/* Lists BYTES and reads all its items; returns how many could be read. */
size_t contained_read_all(Str bytes);

#endif
