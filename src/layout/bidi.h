/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_BIDI_H
#define BROADSHEET_LAYOUT_BIDI_H

/* The order on the screen of text that runs right to left (UAX #9, by fribidi).
 * Levels are found for a whole text, lines are reordered after breaking. Letters
 * are never changed into presentation forms. Built without fribidi, texts keep
 * their reading order. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* For each byte of TEXT the embedding level of its character, in ARENA; odd is right to
 * left. Each hard line is a paragraph of its own; one without strong characters takes
 * the direction RIGHT_TO_LEFT says. NULL when all is at level 0: nothing to reorder. */
unsigned char *bidi_levels(Arena *arena, Str text, bool right_to_left);

/* The order on the screen, from left to right, of COUNT clusters of LEVELS: ORDER gets
 * their numbers. */
void bidi_order(Arena *arena, const unsigned char *levels, size_t count, size_t *order);

/* C, or its mirror image where it has one: "(" for ")". */
uint32_t bidi_mirrored(uint32_t c);

#endif
