/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_FUZZ_CROSSING_H
#define BROADSHEET_TESTS_FUZZ_CROSSING_H

/* What was read is sent to the parent as the child sends it, and shown. */

#include <stddef.h>

#include "article/article.h"
#include "base/str.h"
#include "source/container.h"

/* A number below COUNT for choosing, the same for the same bytes. */
unsigned pick(Str bytes, unsigned count);

/* Whatever is extracted crosses to the parent, which changes nothing in it: each text
 * is clean, each span fits, each date is one. */
void cross_article(const Article *article);

/* Writes and lays out ARTICLE in ways that CHOICE chooses. */
void show_article(const Article *article, unsigned choice);

/* All that CONTAINER tells crosses to the parent, item by item. Up to MOST places of them
 * come to PLACES; returns how many. */
size_t cross_items(Container *container, const Decoder *decoder, ItemPlace *places, size_t most);

/* The same for what CONTAINER has of COUNT KEYS. */
void cross_found(Container *container, const Str *keys, size_t count);

/* How many articles and items have crossed so far. */
size_t crossed(void);

#endif
