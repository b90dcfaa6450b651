/* SPDX-License-Identifier: ISC */
#include "extract/feature_around.h"

#include "extract/feature_notes.h"
#include "extract/feature_units.h"

enum {
	ANCESTORS_MAX = 60, /* looked at above a block */
	SMALL_PERCENT = 20, /* of the page's prose, under a name */
	BOXES = 4, /* looked at, the nearest first; with so many features each ... */
	BOX_FEATURES = 4,
	RULE_BOXES = 2, /* ... and in so many what the rules keep */
	TRIPLE = 3, /* features of a kind or tag: nearness, small, large */
};

/* The first of the three features of a kind, by the number of its bit; 0 where it has none. */
static const uint16_t kind_features[64] = {
#define KIND_FEATURE(name) [__builtin_ctzll(KIND_##name)] = FEATURE_KIND_##name,
	FEATURE_KINDS(KIND_FEATURE)
#undef KIND_FEATURE
};

/* The first of the three features of a tag; 0 where it has none. */
static const uint16_t tag_features[TAG_OTHER + 1] = {
#define TAG_FEATURE(name) [TAG_##name] = FEATURE_TAG_##name,
	FEATURE_TAGS(TAG_FEATURE)
#undef TAG_FEATURE
};

/* Names of furniture. */
static const uint64_t bad_kinds = KIND_COMMENT | KIND_RELATED | KIND_PROMOTION | KIND_SHARE |
	KIND_CONSENT | KIND_NAVIGATION | KIND_SIDEBAR | KIND_FOOTER | KIND_HEADER | KIND_TAGS |
	KIND_ADVERT | KIND_SPONSOR | KIND_SIGNUP | KIND_FORM | KIND_DISCLAIMER | KIND_AUTHOR;

/* The way from a block up to the root, and how far it has come. */
typedef struct {
	const Features *features;
	Index block;
	Index at; /* the element it has come to */
	Index below; /* the one before that; at first the block's holder */
	uint32_t level; /* elements passed */
	int32_t share; /* of the page's prose under it */
	bool small; /* that is little */
	unsigned boxes; /* passed */
	uint32_t bad; /* small elements with a name of furniture, until now */
} Climb;

static const Element *element_at(const Climb *climb)
{
	return &climb->features->page->elements[climb->at];
}

/* Names */

static void put_holder(const Page *page, const PageBlock *block, int32_t *row)
{
	const Element *holder = &page->elements[block->holder];

	row[FEATURE_H1] = unit_flag(block->heading == 1);
	row[FEATURE_H2] = unit_flag(block->heading == 2);
	row[FEATURE_H3] = unit_flag(block->heading == 3);
	row[FEATURE_H4] = unit_flag(block->heading > 3);
	row[FEATURE_P] = unit_flag(holder->tag == TAG_P);
	row[FEATURE_LI] = unit_flag(holder->tag == TAG_LI);
	row[FEATURE_CELL] = unit_flag(holder->tag == TAG_TD || holder->tag == TAG_TH);
	row[FEATURE_DIV] = unit_flag(holder->tag == TAG_DIV);
	row[FEATURE_TERM] = unit_flag(holder->tag == TAG_DT);
	row[FEATURE_DEFINITION] = unit_flag(holder->tag == TAG_DD);
	row[FEATURE_LIST_DEPTH] = unit_log(block->list_depth);
	row[FEATURE_DEPTH] = unit_log(holder->depth);
}

/* Sets the three features from FIRST on; the nearness stays where a nearer element has set it. */
static void put_triple(const Climb *climb, unsigned first, int32_t *row)
{
	if (row[first] == 0)
		row[first] = unit_near(climb->level);
	row[first + (climb->small ? 1 : 2)] = UNIT_ONE;
}

static void put_names(const Climb *climb, int32_t *row)
{
	const Element *element = element_at(climb);

	for (uint64_t left = element->kinds; left != 0; left &= left - 1) {
		unsigned first = kind_features[__builtin_ctzll(left)];

		if (first != 0)
			put_triple(climb, first, row);
	}
	if (tag_features[element->tag] != 0)
		put_triple(climb, tag_features[element->tag], row);
}

static void put_furniture(Climb *climb, int32_t *row)
{
	const Element *element = element_at(climb);

	if (!(element->kinds & bad_kinds) || element->kinds & KIND_BODY)
		return;
	climb->bad += climb->small;
	if (climb->share < row[FEATURE_BAD_SHARE])
		row[FEATURE_BAD_SHARE] = climb->share;
}

/* Is it in an element whose first line is a heading of what is no article? The nearest counts. */
static void put_titled(const Climb *climb, int32_t *row)
{
	Index first = element_at(climb)->first_block;

	if (first >= climb->block || row[FEATURE_TITLED_NEAR] != 0 ||
		!climb->features->notes[first].starts_section)
		return;
	row[FEATURE_TITLED_NEAR] = unit_near(climb->level);
	row[FEATURE_TITLED_SHARE] = climb->share;
}

/* Boxes */

static bool is_box(const Element *element)
{
	Tag tag = (Tag)element->tag;

	return tag_traits(tag) & TRAIT_BREAKS && tag_heading_level(tag) == 0 && tag != TAG_P &&
		tag != TAG_LI && tag != TAG_TR;
}

Index feature_box(const Page *page, Index e)
{
	while (e != PAGE_NONE && !is_box(&page->elements[e]))
		e = page->elements[e].parent;
	return e;
}

/* How much there is in element E: four features from FIRST on. */
static void put_contents(const Features *features, Index e, unsigned first, int32_t *row)
{
	const Element *element = &features->page->elements[e];

	row[first] = notes_prose_share(features, e);
	row[first + 1] = notes_link_share(features, element->first_block, element->end_block);
	row[first + 2] = unit_log(element->end_block - element->first_block);
	row[first + 3] = unit_log(notes_under(features, e).strict);
}

static void put_place_in_box(const Climb *climb, int32_t *row)
{
	const Features *features = climb->features;
	const Element *element = element_at(climb);
	Index b = climb->block;
	uint32_t whole = notes_under(features, climb->at).prose;

	row[FEATURE_BOX_BEFORE] =
		unit_share(notes_between(features, element->first_block, b).prose, whole);
	row[FEATURE_BOX_BEHIND] = b + 1 < element->end_block
		? unit_share(notes_between(features, b + 1, element->end_block).prose, whole)
		: 0;
}

static void put_box(Climb *climb, int32_t *row)
{
	const Element *element = element_at(climb);
	unsigned box = climb->boxes;

	if (box == BOXES || !is_box(element))
		return;
	climb->boxes++;
	if (box == 0)
		put_place_in_box(climb, row);
	put_contents(climb->features, climb->at, FEATURE_BOX1_SHARE + box * BOX_FEATURES, row);
	if (box < RULE_BOXES)
		row[FEATURE_RULE_BOX1 + box] =
			notes_kept_share(climb->features, element->first_block, element->end_block);
}

/* The most numerous like elements beside each other that one on the way is of. */
static void put_series(const Climb *climb, int32_t *row)
{
	const Features *features = climb->features;
	const Element *element = element_at(climb);
	int32_t count = unit_log(features->series[climb->at]);

	if (features->series[climb->at] < 2 || count <= row[FEATURE_SERIES])
		return;
	row[FEATURE_SERIES] = count;
	row[FEATURE_SERIES_NEAR] = unit_near(climb->level);
	row[FEATURE_SERIES_LETTERS] = unit_log(page_sums(features->page, climb->at).letters);
	row[FEATURE_SERIES_LINKS] =
		notes_link_share(features, element->first_block, element->end_block);
	row[FEATURE_SERIES_SHARE] =
		element->parent == PAGE_NONE ? 0 : notes_prose_share(features, element->parent);
}

/* The densest element */

static void put_density(const Climb *climb, int32_t *row)
{
	const Body *body = climb->features->body;
	int32_t density = body->best_density > 0
		? (int32_t)(body->density[climb->at] * UNIT_ONE / body->best_density)
		: 0;

	if (density > row[FEATURE_DENSITY])
		row[FEATURE_DENSITY] = density > UNIT_ONE ? UNIT_ONE : density;
}

/* The nearest element on the way that the core is, or that holds it; and of which branch of that
 * the block is. */
static void put_core(const Climb *climb, int32_t *row)
{
	const Features *features = climb->features;
	Index core = features->body->core;

	if (core == PAGE_NONE || row[FEATURE_CORE] != 0 || row[FEATURE_CORE_STEPS] != 0)
		return;
	if (climb->at == core) {
		row[FEATURE_CORE] = UNIT_ONE;
		row[FEATURE_CORE_LEVEL] = unit_near(climb->level);
	} else if (page_contains(features->page, climb->at, core)) {
		row[FEATURE_CORE_STEPS] = unit_near(climb->level);
		row[FEATURE_CORE_COMMON] = climb->share;
	} else {
		return;
	}
	put_contents(features, climb->below, FEATURE_BRANCH_SHARE, row);
}

/* The climb */

static void arrive(Climb *climb, Index e)
{
	const Features *features = climb->features;
	uint64_t whole = notes_all_prose(features);

	climb->at = e;
	climb->share = notes_prose_share(features, e);
	climb->small = (uint64_t)notes_under(features, e).prose * 100 < whole * SMALL_PERCENT;
}

void feature_around_put(const Features *features, Index b, int32_t *row)
{
	const Page *page = features->page;
	const PageBlock *block = &page->blocks[b];
	Climb climb = { .features = features, .block = b, .below = block->holder };

	put_holder(page, block, row);
	row[FEATURE_BAD_SHARE] = UNIT_ONE;
	for (Index e = page->fragments[block->first_fragment].owner;
		e != PAGE_NONE && climb.level < ANCESTORS_MAX; e = page->elements[e].parent) {
		arrive(&climb, e);
		put_names(&climb, row);
		put_density(&climb, row);
		put_core(&climb, row);
		put_series(&climb, row);
		put_furniture(&climb, row);
		put_titled(&climb, row);
		put_box(&climb, row);
		if (e == features->body->root)
			row[FEATURE_ROOT] = UNIT_ONE;
		climb.below = e;
		climb.level++;
	}
	row[FEATURE_BAD_COUNT] = unit_log(climb.bad);
}
