/* SPDX-License-Identifier: ISC */
#include "extract/model.h"

#include "extract/feature_around.h"
#include "extract/feature_units.h"
#include "extract/judge.h"
#include "extract/settle.h"

enum {
	ONE = 1000,
	LIKELY = 500, /* of P */
	STAYS = 400, /* enough for what the rules keep: they are the more precise */
	STAYS_IN_DOUBT = 100, /* enough for it where the model loses too much */
	LOST_PERCENT = 55, /* of the letters the rules keep: with less left too much is lost */
	OTHERS_PERCENT = 20, /* of them, in what the model puts in their place */
	LOST_LETTERS_MIN = 1000,
	SIGMOID_STEPS = 32, /* of a quarter each: beyond 8 it is flat */
	NEIGHBOURS = 4,
	NARROW = 3,
	WIDE = 8,
	BLOCKS_MAX = 20000, /* on a longer page the rules' answer stands */
};

/* A block the model decides about. */
typedef struct {
	Index block;
	int64_t second; /* own features' part of the second sum, in millionths */
	int32_t p, answer;
	uint32_t letters;
	Index section; /* first of CASES in its section */
	Index section_end;
} Case;

typedef struct {
	uint64_t p; /* P times letters */
	uint64_t letters;
} Mass;

typedef struct {
	Page *page;
	const Features *features;
	const Weights *weights;
	Arena *work; /* what is of no use behind the decision lies there */
	Case *cases;
	Index count;
	Mass *before; /* prefix sums over cases, count + 1 */
	Index *case_of; /* by block: first case at or behind it */
	Mass *likes; /* by group */
	Index *last, *next; /* nearest likely case before and behind, or PAGE_NONE */
	int32_t most;
} Model;

static const char *const second_names[] = {
#define SECOND_NAME(name, what) #name,
	SECOND_TABLE(SECOND_NAME)
#undef SECOND_NAME
};

static const char *const second_meanings[] = {
#define SECOND_SAYS(name, what) what,
	SECOND_TABLE(SECOND_SAYS)
#undef SECOND_SAYS
};

const char *second_says(unsigned second)
{
	return second_meanings[second];
}

const char *second_name(unsigned second)
{
	return second_names[second];
}

bool model_may_decide(const PageBlock *block)
{
	return block->letters > 0 && !block->inset && !block->ruled &&
		(block->claim == CLAIM_NONE || block->claim == CLAIM_BODY ||
			block->claim == CLAIM_LEFT_OUT) &&
		!(block->marks & (MARK_CAPTION | MARK_CONTROL | MARK_WRAPPER));
}

/* 1000 / (1 + exp(-Z)) for Z in millionths, by straight lines. */
static int32_t sigmoid(int64_t z)
{
	static const int16_t at[SIGMOID_STEPS + 1] = { 500, 562, 622, 679, 731, 777, 818, 852, 881,
		905, 924, 940, 953, 963, 971, 977, 982, 986, 989, 991, 993, 995, 996, 997, 998, 998,
		998, 999, 999, 999, 999, 1000, 1000 };
	const int64_t step = 250000;
	int64_t size = z < 0 ? -z : z;
	int32_t p = at[SIGMOID_STEPS];

	if (size < step * SIGMOID_STEPS) {
		int64_t i = size / step, rest = size % step;

		p = at[i] + (int32_t)((at[i + 1] - at[i]) * rest / step);
	}
	return z < 0 ? ONE - p : p;
}

static void sum_first(const Weights *weights, const int32_t *row, Case *c)
{
	int64_t first = (int64_t)weights->bias.first * ONE;
	int64_t second = (int64_t)weights->bias.second * ONE;

	for (unsigned i = 0; i < FEATURE_COUNT; i++) {
		if (row[i] == 0) /* as most are of most blocks */
			continue;
		first += (int64_t)weights->features[i].first * row[i];
		second += (int64_t)weights->features[i].second * row[i];
	}
	c->p = sigmoid(first);
	c->second = second;
}

/* The first answer for every block the model may decide about. */
static void find_cases(Model *model)
{
	Page *page = model->page;
	int32_t row[FEATURE_COUNT];

	model->cases = arena_array(model->work, (size_t)page->block_count + 1, sizeof(Case));
	model->case_of = arena_array(model->work, (size_t)page->block_count + 1, sizeof(Index));
	for (Index b = 0; b < page->block_count; b++) {
		Case *c = &model->cases[model->count];

		model->case_of[b] = model->count;
		if (!model_may_decide(&page->blocks[b]))
			continue;
		c->block = b;
		c->letters = page->blocks[b].letters;
		features_of_block(model->features, b, row);
		sum_first(model->weights, row, c);
		model->count++;
	}
	model->case_of[page->block_count] = model->count;
}

static void find_sections(Model *model)
{
	Index start = 0;

	for (Index i = 0; i < model->count; i++) {
		if (model->page->blocks[model->cases[i].block].heading > 0)
			start = i;
		model->cases[i].section = start;
	}
	Index end = model->count;

	for (Index i = model->count; i-- > 0;) {
		model->cases[i].section_end = end;
		if (model->cases[i].section == i)
			end = i;
	}
}

static void sum_cases(Model *model)
{
	Arena *work = model->work;
	size_t room = (size_t)model->count + 1;

	model->before = arena_array(work, room, sizeof *model->before);
	model->likes = arena_array(work, (size_t)model->page->block_count + 1, sizeof(Mass));
	model->last = arena_array(work, room, sizeof(Index));
	model->next = arena_array(work, room, sizeof(Index));
	for (Index i = 0, last = PAGE_NONE; i < model->count; i++) {
		const Case *c = &model->cases[i];
		Mass *like = &model->likes[features_group(model->features, c->block)];
		uint64_t p = (uint64_t)c->p * c->letters;

		model->before[i + 1] =
			(Mass){ model->before[i].p + p, model->before[i].letters + c->letters };
		like->p += p;
		like->letters += c->letters;
		model->last[i] = last;
		if (c->p >= LIKELY)
			last = i;
		if (c->p > model->most)
			model->most = c->p;
	}
	for (Index i = model->count, next = PAGE_NONE; i-- > 0;) {
		model->next[i] = next;
		if (model->cases[i].p >= LIKELY)
			next = i;
	}
}

static Mass mass_between(const Model *model, Index first, Index end)
{
	if (first >= end)
		return (Mass){ 0 };
	return (Mass){ model->before[end].p - model->before[first].p,
		model->before[end].letters - model->before[first].letters };
}

static int32_t mean(Mass mass)
{
	return mass.letters == 0 ? 0 : (int32_t)(mass.p / mass.letters);
}

static Mass without(Mass mass, const Case *c)
{
	return (Mass){ mass.p - (uint64_t)c->p * c->letters, mass.letters - c->letters };
}

static int32_t part(uint64_t p, uint64_t whole)
{
	return whole == 0 ? 0 : (int32_t)(p * ONE / whole);
}

static int32_t nearness(Index from, Index to)
{
	if (to == PAGE_NONE)
		return 0;
	return ONE / (int32_t)(1 + (from > to ? from - to : to - from));
}

static void put_neighbours(const Model *model, Index i, int32_t *row)
{
	for (Index k = 1; k <= NEIGHBOURS; k++) {
		if (i >= k)
			row[SECOND_PREV1 + k - 1] = model->cases[i - k].p;
		if (i + k < model->count)
			row[SECOND_NEXT1 + k - 1] = model->cases[i + k].p;
	}
}

static void put_mass(const Model *model, Mass mass, const Case *c, unsigned first, int32_t *row)
{
	row[first] = mean(mass);
	row[first + 1] = mean(without(mass, c));
	row[first + 2] = part(mass.p, model->before[model->count].p);
}

static void put_boxes(const Model *model, const Case *c, int32_t *row)
{
	static const unsigned first[] = { SECOND_BOX, SECOND_BOX2 };
	Index e = model->page->blocks[c->block].holder;

	for (unsigned n = 0; n < sizeof first / sizeof *first; n++) {
		e = feature_box(model->page, e);
		if (e == PAGE_NONE)
			return;
		const Element *box = &model->page->elements[e];

		put_mass(model,
			mass_between(model, model->case_of[box->first_block],
				model->case_of[box->end_block]),
			c, first[n], row);
		e = box->parent;
	}
}

static void seconds_of(const Model *model, Index i, int32_t *row)
{
	const Case *c = &model->cases[i];
	Index count = model->count;
	uint64_t whole = model->before[count].p;
	Mass section = mass_between(model, c->section, c->section_end);

	for (unsigned k = 0; k < SECOND_COUNT; k++)
		row[k] = 0;
	row[SECOND_OWN] = c->p;
	put_neighbours(model, i, row);
	put_boxes(model, c, row);
	put_mass(model, model->likes[features_group(model->features, c->block)], c, SECOND_LIKE,
		row);
	row[SECOND_SECTION] = mean(section);
	row[SECOND_SECTION_OTHERS] = mean(without(section, c));
	row[SECOND_BEFORE3] = mean(mass_between(model, i < NARROW ? 0 : i - NARROW, i));
	row[SECOND_BEFORE8] = mean(mass_between(model, i < WIDE ? 0 : i - WIDE, i));
	row[SECOND_BEHIND3] =
		mean(mass_between(model, i + 1, i + 1 + NARROW < count ? i + 1 + NARROW : count));
	row[SECOND_BEHIND8] =
		mean(mass_between(model, i + 1, i + 1 + WIDE < count ? i + 1 + WIDE : count));
	row[SECOND_BEFORE] = part(model->before[i].p, whole);
	row[SECOND_BEHIND] = part(mass_between(model, i + 1, count).p, whole);
	row[SECOND_LAST] = nearness(i, model->last[i]);
	row[SECOND_NEXT] = nearness(i, model->next[i]);
	row[SECOND_PAGE] = unit_log(whole / ONE);
	row[SECOND_PAGE_MOST] = model->most;
}

static void answer(Model *model, Index i, const int32_t *seconds)
{
	Case *c = &model->cases[i];
	int64_t z = c->second;

	for (unsigned k = 0; k < SECOND_COUNT; k++)
		z += (int64_t)model->weights->seconds[k] * seconds[k];
	c->answer = sigmoid(z);
}

/* Shows all blocks to who trains, with what was decided about them. */
static void show(const Model *model, const ModelTrial *trial)
{
	const Page *page = model->page;
	int32_t row[FEATURE_COUNT], seconds[SECOND_COUNT];

	for (Index b = 0; b < page->block_count; b++) {
		Index i = model->case_of[b];

		if (i >= model->count || model->cases[i].block != b) {
			trial->see(trial->to, page, b, NULL, NULL,
				page->blocks[b].claim == CLAIM_BODY ? ONE : 0);
			continue;
		}
		features_of_block(model->features, b, row);
		seconds_of(model, i, seconds);
		trial->see(trial->to, page, b, row, seconds, model->cases[i].answer);
	}
}

/* Claims */

/* How sure the model must be of a block to leave in it what the rules keep. Where it
 * would lose half of an article of some length and put nothing in its place, a list
 * or a page of short texts is met that it does not know, and the rules are asked. */
static int32_t enough_of_rules(const Model *model)
{
	uint64_t ruled = 0, stays = 0, others = 0;

	for (Index i = 0; i < model->count; i++) {
		const Case *c = &model->cases[i];

		if (!model->page->blocks[c->block].by_rules)
			others += c->answer >= LIKELY ? c->letters : 0;
		else
			stays += c->answer >= STAYS ? c->letters : 0;
		ruled += model->page->blocks[c->block].by_rules ? c->letters : 0;
	}
	bool lost = ruled >= LOST_LETTERS_MIN && stays * 100 < ruled * LOST_PERCENT &&
		others * 100 < ruled * OTHERS_PERCENT;

	return lost ? STAYS_IN_DOUBT : STAYS;
}

static void claim_again(Model *model)
{
	int32_t stays = enough_of_rules(model);

	for (Index i = 0; i < model->count; i++) {
		const Case *c = &model->cases[i];
		PageBlock *block = &model->page->blocks[c->block];

		if (c->answer >= (block->by_rules ? stays : LIKELY)) {
			block->claim = CLAIM_BODY;
		} else if (block->claim == CLAIM_BODY) {
			block->claim = CLAIM_LEFT_OUT;
			block->reason = LEFT_OUT_OTHER;
		}
	}
}

/* The smallest element that holds the body's and all that is kept now. */
static void grow_root(const Page *page, Body *body)
{
	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim != CLAIM_BODY)
			continue;
		if (!page_contains(page, body->root, block->holder))
			body->root = page_common(page, body->root, block->holder);
	}
}

void model_decide(Page *page, Body *body, const ModelTrial *trial)
{
	if (page->block_count > BLOCKS_MAX)
		return;
	Arena *work = arena_new();
	Model model = { .page = page,
		.work = work,
		.features = features_new(page, body, work),
		.weights = trial != NULL ? trial->weights : &weights_learned };
	int32_t seconds[SECOND_COUNT];
	static const Weights none;

	if (model.weights == NULL)
		model.weights = &none;
	find_cases(&model);
	find_sections(&model);
	sum_cases(&model);
	for (Index i = 0; i < model.count; i++) {
		seconds_of(&model, i, seconds);
		answer(&model, i, seconds);
	}
	if (model.weights != &none) {
		claim_again(&model);
		settle_blocks(page);
		grow_root(page, body);
	}
	if (trial != NULL && trial->see != NULL)
		show(&model, trial);
	arena_free(work);
}
