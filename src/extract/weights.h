/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_WEIGHTS_H
#define BROADSHEET_EXTRACT_WEIGHTS_H

/* What each feature counts in the two sums of the model (model.h). The table itself
 * is made by tools/train. */

#include <stdint.h>

#include "extract/features.h"

/* Features of the second sum, beside all of the first. P is the first answer, 0 to
 * 1000; means are weighted by letters. */
#define SECOND_TABLE(X) \
	X(OWN, "P of the block") \
	X(PREV1, "P of the block before") \
	X(PREV2, "second before") \
	X(PREV3, "third before") \
	X(PREV4, "fourth before") \
	X(NEXT1, "P of the block behind") \
	X(NEXT2, "second behind") \
	X(NEXT3, "third behind") \
	X(NEXT4, "fourth behind") \
	X(BOX, "mean P in the nearest box") \
	X(BOX_OTHERS, "without the block") \
	X(BOX_PART, "part of the page's P there") \
	X(BOX2, "mean P in the second box") \
	X(BOX2_OTHERS, "without the block") \
	X(BOX2_PART, "part of the page's P there") \
	X(LIKE, "mean P of blocks like it") \
	X(LIKE_OTHERS, "without the block") \
	X(LIKE_PART, "part of the page's P there") \
	X(SECTION, "mean P between two headings") \
	X(SECTION_OTHERS, "without the block") \
	X(BEFORE3, "mean P of three blocks before") \
	X(BEFORE8, "of eight") \
	X(BEHIND3, "mean P of three blocks behind") \
	X(BEHIND8, "of eight") \
	X(BEFORE, "part of the page's P before") \
	X(BEHIND, "part of the page's P behind") \
	X(LAST, "nearness of the last likely block before") \
	X(NEXT, "nearness of the next likely block") \
	X(PAGE, "likely letters on the page") \
	X(PAGE_MOST, "highest P on the page")

#define SECOND_ENUM(name, what) SECOND_##name,
enum {
	SECOND_TABLE(SECOND_ENUM) SECOND_COUNT
};

/* In thousandths for a feature of 1000: in the first sum and in the second. */
typedef struct {
	int32_t first, second;
} Weight;

typedef struct {
	Weight bias;
	Weight features[FEATURE_COUNT];
	int32_t seconds[SECOND_COUNT];
} Weights;

/* What tools/train made (weights.c). */
extern const Weights weights_learned;

#endif
