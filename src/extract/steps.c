/* SPDX-License-Identifier: ISC */
#include "extract/steps.h"

#include "base/text.h"

enum {
	NUMBER_DIGITS_MAX = 2,
	STEPS_MIN = 2,
	LETTERS_MIN = 20, /* bytes of a step's words; fewer may be a table's */
};

/* The number that BLOCK is, "3", "3." or "3)"; 0 where it says something else. */
static unsigned long number_of(const Block *block)
{
	Str text = block->rich.text;
	unsigned long number = 0;

	if (block->kind != BLOCK_PARAGRAPH || text.size == 0)
		return 0;
	if (text.at[text.size - 1] == '.' || text.at[text.size - 1] == ')')
		text.size--;
	return text.size > 0 && text.size <= NUMBER_DIGITS_MAX && str_number(text, &number) ? number
											    : 0;
}

static bool is_step(const Article *article, size_t i)
{
	return i + 1 < article->block_count && number_of(&article->blocks[i]) > 0 &&
		article->blocks[i + 1].kind == BLOCK_PARAGRAPH &&
		article->blocks[i + 1].rich.text.size >= LETTERS_MIN;
}

/* How many steps begin with block FIRST. */
static size_t count_steps(const Article *article, size_t first)
{
	size_t count = 0;

	while (is_step(article, first + 2 * count) &&
		number_of(&article->blocks[first + 2 * count]) ==
			number_of(&article->blocks[first]) + count)
		count++;
	return count;
}

static Block list_of(Article *article, size_t first, size_t count)
{
	Block list = { .kind = BLOCK_LIST, .ordered = true };

	list.list.items = arena_array(article->arena, count, sizeof *list.list.items);
	list.list.item_count = count;
	for (size_t i = 0; i < count; i++)
		list.list.items[i] = (ListItem){
			.marker = str_format(
				article->arena, "%lu", number_of(&article->blocks[first + 2 * i])),
			.rich = article->blocks[first + 2 * i + 1].rich,
		};
	return list;
}

void steps_join(Article *article)
{
	size_t kept = 0;

	for (size_t i = 0; i < article->block_count;) {
		size_t steps = count_steps(article, i);

		if (steps < STEPS_MIN) {
			article->blocks[kept++] = article->blocks[i++];
			continue;
		}
		article->blocks[kept++] = list_of(article, i, steps);
		i += 2 * steps;
	}
	article->block_count = kept;
}
