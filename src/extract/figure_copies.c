/* SPDX-License-Identifier: ISC */
#include "extract/figure_copies.h"

#include "extract/characters.h"
#include "extract/name_table.h"

/* Is FIGURE a formula, whose words are those of mathematics? It may stand in many places. */
static bool is_formula(const Block *figure)
{
	return str_find_byte(figure->figure.alt, '\\', 0) != STR_NOWHERE;
}

/* May COPY go, because FIRST says what it says? BESIDE each other one may lend the other its
 * caption. */
static bool says_no_more(const Block *first, const Block *copy, bool beside)
{
	return str_empty(copy->figure.caption) ||
		str_equal(copy->figure.caption, first->figure.caption) ||
		(beside && str_empty(first->figure.caption));
}

static void take_over(Str *words, Str copied)
{
	if (str_empty(*words))
		*words = copied;
}

static size_t count_figures(const Article *article)
{
	size_t count = 0;

	for (size_t i = 0; i < article->block_count; i++)
		count += article->blocks[i].kind == BLOCK_FIGURE;
	return count;
}

void figure_copies_drop(Article *article, Arena *work)
{
	size_t figures = count_figures(article), kept = 0;
	size_t run = 0; /* where the figures begin that nothing parts */

	if (figures < 2)
		return;
	NameTable sources = name_table_new(work);
	size_t *first = arena_array(work, figures + 2, sizeof *first); /* one more than a block */

	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		if (block->kind == BLOCK_FIGURE && !str_empty(block->figure.src) &&
			!is_formula(block)) {
			uint32_t row = name_table_row(&sources, block->figure.src);
			Block *shown = first[row] == 0 ? NULL : &article->blocks[first[row] - 1];

			bool beside = first[row] > run;

			if (shown != NULL && says_no_more(shown, block, beside)) {
				take_over(&shown->figure.caption, block->figure.caption);
				take_over(&shown->figure.credit, block->figure.credit);
				take_over(&shown->figure.alt, block->figure.alt);
				continue;
			}
			if (shown == NULL)
				first[row] = kept + 1;
		}
		article->blocks[kept++] = *block;
		if (block->kind != BLOCK_FIGURE)
			run = kept;
	}
	article->block_count = kept;
}

static bool is_portrait(const Block *block, Str byline)
{
	if (block->kind != BLOCK_FIGURE || block->media != MEDIA_IMAGE ||
		!str_empty(block->figure.caption) || !str_empty(block->figure.credit) ||
		str_empty(block->figure.alt))
		return false;
	Str told = str_slice(block->figure.alt, 0, str_find_byte(block->figure.alt, ',', 0));

	while (!str_empty(byline)) {
		size_t end = str_find(byline, ", ", 0);

		if (characters_same_letters(told, str_slice(byline, 0, end)))
			return true;
		byline = end == STR_NOWHERE ? STR_NONE : str_from(byline, end + 2);
	}
	return false;
}

void figure_portraits_drop(Article *article)
{
	size_t kept = 0;

	for (size_t i = 0; i < article->block_count; i++)
		if (!is_portrait(&article->blocks[i], article->field[FIELD_BYLINE]))
			article->blocks[kept++] = article->blocks[i];
	article->block_count = kept;
}
