/* SPDX-License-Identifier: ISC */
#include "extract/text_extent.h"

#include "extract/text_panels.h"
#include "extract/text_units.h"

enum {
	PROSE_WORDS_MAX = 60, /* that one paragraph counts */
	GAP_WORDS = 3, /* that a line between paragraphs costs */
	STORY_WORDS_MIN = 40, /* before a heading for comments is believed */
	RUN_PERCENT_MIN = 30, /* of the words of the largest run, that the story has */
};

/* A run of units with many words in paragraphs and few lines of other things between them. */
typedef struct {
	size_t first; /* its first paragraph, or the count */
	int64_t words, most; /* what is left of them at its end, and at its best */
} Run;

/* Goes on with RUN at unit I; a new one begins there when nothing is left of the old. */
static void go_on(const TextPage *page, Run *run, size_t i)
{
	const TextUnit *unit = &page->units[i];

	if (!unit_is_prose(unit) || text_is_cookie_notice(unit->rich.text)) {
		run->words -= run->words > GAP_WORDS ? GAP_WORDS : run->words;
		return;
	}
	if (run->words == 0)
		*run = (Run){ .first = i };
	run->words += unit->words < PROSE_WORDS_MAX ? unit->words : PROSE_WORDS_MAX;
	run->most = run->words > run->most ? run->words : run->most;
}

void text_extent_find(const TextPage *page, size_t *first, size_t *behind)
{
	size_t end = page->count;
	int64_t most = 0;
	Run run = { .first = page->count };

	for (size_t i = 0; i < end; i++) {
		go_on(page, &run, i);
		most = run.most > most ? run.most : most;
		if (most >= STORY_WORDS_MIN && text_panel_kind(&page->units[i]) == PANEL_COMMENTS)
			end = i;
	}
	size_t i = 0;

	run = (Run){ .first = page->count };
	for (; i < end && run.most * 100 < most * RUN_PERCENT_MIN; i++)
		go_on(page, &run, i);
	*first = run.first;
	/* It goes on to where such a run was at its best. */
	*behind = i;
	for (; i < page->count; i++) {
		go_on(page, &run, i);
		if (run.words == run.most && run.most * 100 >= most * RUN_PERCENT_MIN)
			*behind = i + 1;
	}
}
