/* SPDX-License-Identifier: ISC */
#include "extract/features.h"

#include <string.h>

#include "extract/feature_answers.h"
#include "extract/feature_around.h"
#include "extract/feature_others.h"
#include "extract/feature_place.h"
#include "extract/feature_text.h"
#include "extract/feature_words.h"

static const char *const names[] = {
#define FEATURE_NAME(name, what)  #name,
#define FEATURE_TAG_TRIPLE(name)  "TAG_" #name, "TAG_" #name "_SMALL", "TAG_" #name "_LARGE",
#define FEATURE_KIND_TRIPLE(name) "KIND_" #name, "KIND_" #name "_SMALL", "KIND_" #name "_LARGE",
	FEATURE_TABLE(FEATURE_NAME) FEATURE_KINDS(FEATURE_KIND_TRIPLE)
		FEATURE_TAGS(FEATURE_TAG_TRIPLE)
};

static const char *const meanings[] = {
#define FEATURE_SAYS(name, what) what,
#define SAYS_TRIPLE(name)        "nearness", "with little of the prose", "with much of it",
	FEATURE_TABLE(FEATURE_SAYS) FEATURE_KINDS(SAYS_TRIPLE) FEATURE_TAGS(SAYS_TRIPLE)
};

const char *feature_says(unsigned feature)
{
	return meanings[feature];
}

const char *feature_name(unsigned feature)
{
	return names[feature];
}

/* In this order because some are about what others have said: the headers tell which. */
void features_of_block(const Features *features, Index b, int32_t *row)
{
	memset(row, 0, FEATURE_COUNT * sizeof *row);
	feature_text_put(features, b, row);
	feature_around_put(features, b, row);
	feature_answers_put(features, b, row);
	feature_place_put(features, b, row);
	feature_words_put(features, b, row);
	feature_others_put(features, b, row);
}
