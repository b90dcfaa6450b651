/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_MODEL_H
#define BROADSHEET_EXTRACT_MODEL_H

/* The learned decision about each block: is it the article's? Two sums of weighted
 * features, one after the other. The first looks at a block by itself, the second
 * also at what the first said of those around it. The weights come from
 * tools/train; everything is whole numbers, so that a page gives the same answer on
 * every machine.
 *
 * What a model must not decide stays with the rules: captions, boxes set apart,
 * the words on controls, what an archive put in, and whatever other readers of the
 * page have claimed. */

#include "extract/features.h"
#include "extract/weights.h"

/* For training: other weights than the learned ones, and a look at the numbers. */
typedef struct ModelTrial {
	const Weights *weights; /* NULL: the rules' answer stands */
	/* Block B, its features in both sums and its answer, 0 to 1000; ROW and SECONDS
	 * are NULL where the rules decide. */
	void (*see)(void *to, const Page *page, Index b, const int32_t *row, const int32_t *seconds,
		int32_t answer);
	void *to;
} ModelTrial;

/* May the model decide about BLOCK? */
bool model_may_decide(const PageBlock *block);

/* Decides again about the blocks that the rules judged for BODY, whose root grows
 * where the article does. TRIAL may be NULL. */
void model_decide(Page *page, Body *body, const ModelTrial *trial);

/* The name of a feature of the second sum, and what it says; static. */
const char *second_name(unsigned second);
const char *second_says(unsigned second);

#endif
