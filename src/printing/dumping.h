/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_PRINTING_DUMPING_H
#define BROADSHEET_PRINTING_DUMPING_H

/* What is printed of articles as they come, in the form that the options ask for, and what is
 * said of those of which nothing can be. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "base/text.h"
#include "options.h"
#include "printing/list_pages.h"
#include "printing/losses.h"
#include "source/container.h"

typedef struct {
	const Options *options;
	size_t read; /* items of which something was printed */
	size_t failed; /* items or sources with a message */
	size_t none; /* items without an article */
	size_t wordless; /* items of which nothing can be printed */
	bool headed; /* more than one article: each has a line with its name */
	bool stopped; /* standard output is gone */
	ListPages *list_pages; /* owned */
	Losses losses; /* owned */
	Text out; /* owned: what has gathered */
} Dump;

/* One file, and what is printed over its articles. */
typedef struct {
	Dump *dump;
	Str name;
	Text first; /* owned: name of the article that is held back, or empty */
} DumpFile;

/* As an ItemsListener's article and loss, with a DumpFile for CONTEXT. */
bool dumping_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed);
void dumping_loss(void *context, const Error *loss);

/* Prints what has gathered. False when nobody takes it any more. */
bool dumping_flush(Dump *dump);

#endif
