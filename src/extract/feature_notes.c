/* SPDX-License-Identifier: ISC */
#include "extract/feature_notes.h"

#include "extract/characters.h"
#include "extract/feature_units.h"
#include "extract/phrases.h"

enum {
	HEADED_PERCENT = 35, /* of the page's prose, beside the headline */
	PROSE_LETTERS_MIN = 40,
	STRICT_LETTERS_MIN = 70,
	TABLE_FACTOR = 2,
};

static const uint32_t unseen_marks = MARK_HIDDEN | MARK_FALLBACK | MARK_CONTROL | MARK_WRAPPER;

static uint32_t prose_of(const PageBlock *block, const TextShape *shape)
{
	if (block->letters < PROSE_LETTERS_MIN || block->link_letters * 2 > block->letters ||
		block->heading > 0 || block->claim == CLAIM_COMMENTS ||
		block->claim == CLAIM_RELATED || block->marks & unseen_marks)
		return 0;
	if (!block->ends_sentence && block->commas < 2 && shape->sentences == 0)
		return 0;
	return block->letters - block->link_letters;
}

static bool is_strict(const PageBlock *block, const TextShape *shape)
{
	return block->letters >= STRICT_LETTERS_MIN && block->link_letters * 4 < block->letters &&
		block->heading == 0 && shape->sentences > 0 &&
		!(block->marks & (unseen_marks | MARK_CAPTION));
}

static void note_blocks(Features *features)
{
	const Page *page = features->page;
	Index section = PAGE_NONE, heading = PAGE_NONE;

	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];
		Note *note = &features->notes[b];
		LeftOutReason reason = LEFT_OUT_OTHER;
		Prefix sum = features->prefix[b];

		note->shape = text_shape(block->text);
		note->claim = block->claim;
		note->reason = block->reason;
		note->phrase = (uint8_t)phrase_weigh(&page->phrases, block->text, &reason);
		note->phrase_reason = (uint8_t)reason;
		note->starts_section = block->letters <= SECTION_LETTERS_MAX &&
			!block->ends_sentence && phrase_ends_article(&page->phrases, block->text);
		note->section = section;
		note->heading = heading;
		if (note->starts_section)
			section = b;
		if (block->heading > 0)
			heading = b;
		features->teasers += block->teaser;
		sum.prose += prose_of(block, &note->shape);
		sum.strict += is_strict(block, &note->shape);
		if (block->claim == CLAIM_BODY) {
			sum.kept += block->letters;
			sum.kept_prose += prose_of(block, &note->shape);
			if (features->first_kept == PAGE_NONE)
				features->first_kept = b;
			features->last_kept = b;
		}
		features->prefix[b + 1] = sum;
	}
}

int32_t notes_prose_share(const Features *features, Index e)
{
	return unit_share(notes_under(features, e).prose, notes_all_prose(features));
}

int32_t notes_link_share(const Features *features, Index first, Index end)
{
	Sums sums = page_sums_blocks(features->page, first, end);

	return unit_share(sums.link_letters, sums.letters);
}

int32_t notes_kept_share(const Features *features, Index first, Index end)
{
	return unit_share(notes_between(features, first, end).kept,
		page_sums_blocks(features->page, first, end).letters);
}

static uint64_t mix(uint64_t a, uint64_t b)
{
	uint64_t hash = (a ^ (b + 0x9E3779B97F4A7C15u)) * 0xFF51AFD7ED558CCDu;

	return hash ^ hash >> 32;
}

/* A number for the tag and class of each element. */
static uint64_t *sign_elements(const Page *page, Arena *tables)
{
	uint64_t *signs = arena_array(tables, (size_t)page->element_count + 1, sizeof *signs);
	uint64_t *of_names = arena_array(tables, page->names.count, sizeof *of_names);

	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];
		uint64_t *of_name = &of_names[element->class_name];

		if (element->first_block == element->end_block)
			continue;
		if (*of_name == 0)
			*of_name = characters_hash(page_class(page, e));
		signs[e] = mix(*of_name, element->tag + 1u);
	}
	return signs;
}

/* A table from numbers to the first index that brought each. */
typedef struct {
	uint64_t *keys;
	Index *at;
	size_t room;
} Table;

static Table table_new(Arena *arena, size_t count)
{
	Table table = { .room = 16 };

	while (table.room < count * TABLE_FACTOR)
		table.room *= 2;
	table.keys = arena_array(arena, table.room, sizeof *table.keys);
	table.at = arena_array(arena, table.room, sizeof *table.at);
	return table;
}

static Index table_first(Table *table, uint64_t key, Index index)
{
	size_t at = (size_t)key & (table->room - 1);

	key |= (uint64_t)1 << 63;
	while (table->keys[at] != 0 && table->keys[at] != key)
		at = (at + 1) & (table->room - 1);
	if (table->keys[at] == 0) {
		table->keys[at] = key;
		table->at[at] = index;
	}
	return table->at[at];
}

static void count_in(Group *group, const PageBlock *block, uint32_t prose)
{
	group->prose += prose;
	group->letters += block->letters;
	group->link_letters += block->link_letters;
	if (block->claim == CLAIM_BODY)
		group->kept += block->letters;
}

static void group_blocks(Features *features, const uint64_t *signs, Arena *tables)
{
	const Page *page = features->page;
	Table likes = table_new(tables, page->block_count);
	Table likes2 = table_new(tables, page->block_count);
	Table texts = table_new(tables, page->block_count);

	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];
		Note *note = &features->notes[b];
		Index parent = page->elements[block->holder].parent;
		uint64_t own = mix(signs[block->holder], block->heading);
		uint32_t prose = notes_between(features, b, b + 1).prose;

		note->group = table_first(&likes, own, b);
		note->group2 =
			table_first(&likes2, mix(own, parent == PAGE_NONE ? 0 : signs[parent]), b);
		count_in(&features->groups[note->group], block, prose);
		count_in(&features->groups2[note->group2], block, prose);
		note->repeats = table_first(&texts, block->hash, b);
		if (note->repeats != b)
			features->notes[note->repeats].repeats = PAGE_NONE;
	}
}

static void count_series(Features *features, const uint64_t *signs, Arena *tables)
{
	const Page *page = features->page;
	Table table = table_new(tables, page->element_count);
	Index *first = arena_array(tables, (size_t)page->element_count + 1, sizeof *first);

	for (Index e = 1; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (element->first_block == element->end_block || element->breaking != e)
			continue;
		first[e] = table_first(&table, mix(signs[e], element->parent), e);
		features->series[first[e]]++;
	}
	for (Index e = 1; e < page->element_count; e++)
		if (first[e] != 0)
			features->series[e] = features->series[first[e]];
}

/* The answers */

static Index larger(const Features *features, Index best, Index e)
{
	if (best == PAGE_NONE || notes_under(features, e).prose > notes_under(features, best).prose)
		return e;
	return best;
}

static void find_answers(Features *features)
{
	const Page *page = features->page;
	uint32_t whole = notes_all_prose(features);

	features->named = features->article = features->headed = PAGE_NONE;
	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (element->first_block == element->end_block)
			continue;
		if (element->kinds & KIND_BODY)
			features->named = larger(features, features->named, e);
		if (element->tag == TAG_ARTICLE)
			features->article = larger(features, features->article, e);
	}
	if (page->headline == PAGE_NONE)
		return;
	for (Index e = page->headline; e != PAGE_NONE; e = page->elements[e].parent)
		if ((uint64_t)notes_under(features, e).prose * 100 >=
			(uint64_t)whole * HEADED_PERCENT) {
			features->headed = e;
			break;
		}
	features->headline = page->elements[page->headline].end_block;
}

static void find_strict(Features *features)
{
	const Page *page = features->page;
	Index core = features->body->core;

	features->first_strict = features->last_strict = PAGE_NONE;
	if (core == PAGE_NONE)
		return;
	for (Index b = page->elements[core].first_block; b < page->elements[core].end_block; b++) {
		if (notes_between(features, b, b + 1).strict == 0)
			continue;
		if (features->first_strict == PAGE_NONE)
			features->first_strict = b;
		features->last_strict = b;
	}
}

Features *features_new(const Page *page, const Body *body, Arena *work)
{
	Features *features = arena_alloc(work, sizeof *features);
	size_t blocks = (size_t)page->block_count + 1;

	features->page = page;
	features->body = body;
	features->first_kept = features->last_kept = PAGE_NONE;
	features->title_letters = characters_only_letters(work, page->title);
	features->notes = arena_array(work, blocks, sizeof *features->notes);
	features->prefix = arena_array(work, blocks, sizeof *features->prefix);
	features->groups = arena_array(work, blocks, sizeof *features->groups);
	features->groups2 = arena_array(work, blocks, sizeof *features->groups2);
	features->series =
		arena_array(work, (size_t)page->element_count + 1, sizeof *features->series);
	note_blocks(features);
	features->words = block_words_count(page, work);
	Arena *tables = arena_new();
	uint64_t *signs = sign_elements(page, tables);

	group_blocks(features, signs, tables);
	count_series(features, signs, tables);
	arena_free(tables);
	find_answers(features);
	find_strict(features);
	return features;
}

Index features_group(const Features *features, Index b)
{
	return features->notes[b].group2;
}
