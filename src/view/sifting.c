/* SPDX-License-Identifier: ISC */
#include "view/sifting.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/fold.h"
#include "library/order.h"
#include "view/finding.h"
#include "view/labelling.h"
#include "view/narrowing.h"
#include "view/number.h"
#include "view/sifted.h"
#include "view/state.h"

void sifting_clear(Sifting *sifting)
{
	text_clear(&sifting->words);
	text_clear(&sifting->before);
	free(sifting->unfolded);
	*sifting = (Sifting){ 0 };
}

/* The filter */

/* The kind of that NAME, one or many of it. */
static LibraryKind kind_named(Str name)
{
	for (LibraryKind kind = 0; kind < LIBRARY_KIND_COUNT; kind++)
		if (str_is(name, sifted_kind_words(kind, true)) ||
			str_is(name, sifted_kind_words(kind, false)))
			return kind;
	return library_kind_of(name);
}

/* Takes TERM into FILTER if it begins with one of the prefixes. */
static bool take_term(LibraryFilter *filter, Str term, Str *rest)
{
	const struct {
		const char *prefix;
		Str *at; /* NULL: kinds */
	} prefixes[] = {
		{ "site:", &filter->site },
		{ "section:", &filter->section },
		{ "after:", &filter->after },
		{ "before:", &filter->before },
		{ "kind:", NULL },
	};

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		if (!str_starts_nocase(term, prefixes[i].prefix))
			continue;
		*rest = str_from(*rest, str(prefixes[i].prefix).size);
		Str value = narrowing_next_words(rest);
		LibraryKind kind = kind_named(value);

		if (prefixes[i].at != NULL)
			*prefixes[i].at = str_empty(value) ? STR_NONE : value;
		else if (kind < LIBRARY_KIND_COUNT)
			filter->kinds |= sifted_bit(kind);
		return true;
	}
	return false;
}

/* What is typed, as a filter whose texts are in ARENA, and *LABELS. */
static LibraryFilter read_filter(Str typed, LabelWish *labels, Arena *arena)
{
	LibraryFilter filter = { .no_copies = true, .one_capture = true };
	Text words = text_in(arena);
	Str rest = str_trim(str_copy(arena, typed));

	filter.states = 1U << LIBRARY_NAMED | 1U << LIBRARY_READ;
	while (!str_empty(rest)) {
		if (!take_term(&filter, rest, &rest) &&
			!labelling_take_term(labels, &rest, arena)) {
			Str word = narrowing_next_words(&rest);

			if (!str_empty(word))
				text_format(&words, "\"%.*s\" ", (int)word.size, word.at);
		}
		rest = str_trim(rest);
	}
	if (words.size > 0)
		filter.words = text_str(&words);
	return filter;
}

static void choose_kinds(const Sifting *sifting, LibraryFilter *filter)
{
	unsigned all = sifted_bit(LIBRARY_KIND_COUNT) - 1;

	if (filter->kinds != 0)
		return;
	filter->kinds = sifting->order.key == LIBRARY_BY_KIND
		? all
		: sifted_bit(LIBRARY_UNTOLD) | sifted_bit(LIBRARY_ARTICLE);
}

void sifting_list(View *view)
{
	Sifting *sifting = &view->sifting;
	Arena *work = arena_new();

	if (view->library == NULL)
		return;
	LabelWish labels = { 0 };
	LibraryFilter filter = read_filter(text_str(&sifting->words), &labels, work);

	choose_kinds(sifting, &filter);
	LibraryList listed = library_list(view->library, sifting->order, &filter, work);

	labelling_sift(view, &labels, &listed);

	for (LibraryKind kind = 0; kind < LIBRARY_KIND_COUNT; kind++)
		sifting->kinds[kind] = listed.kinds[kind];
	sifting->copies = listed.copies;
	sifting->wanted = filter.kinds;
	sifting->version = library_version(view->library);
	List lines = sifted_lines(view, &listed);

	if (sifting->words.size == 0)
		sifting->unfiltered = lines.pages;
	list_take(&view->list, &lines);
	finding_renew(view, SCOPE_LIST);
	arena_free(work);
}

/* Keys */

static void say_order(View *view)
{
	const LibraryOrder *order = &view->sifting.order;

	state_say(view, "Listed %s%s%s", sifted_key_words(order->key),
		order->reversed ? ", reversed" : "", order->grouped ? ", in groups" : "");
}

/* "Kinds: articles 8,204, fronts 611, errors 139". */
static void say_kinds(View *view)
{
	const char *between = "";

	state_say(view, "Kinds: ");
	for (LibraryKind kind = 0; kind < LIBRARY_KIND_COUNT; kind++) {
		if (view->sifting.kinds[kind] == 0)
			continue;
		text_format(&view->message, "%s%s ", between,
			kind == LIBRARY_UNTOLD ? "not told apart" : sifted_kind_words(kind, false));
		number_add(&view->message, view->sifting.kinds[kind]);
		between = ", ";
	}
}

void sifting_set_order(View *view, LibraryKey key)
{
	LibraryOrder *order = &view->sifting.order;
	bool by_kind = key == LIBRARY_BY_KIND;

	if (order->key == key && !order->reversed)
		return;
	/* Kinds are told apart by their headings. */
	if (by_kind || order->key == LIBRARY_BY_KIND)
		order->grouped = by_kind;
	order->key = key;
	order->reversed = false;
	sifting_list(view);
}

void sifting_sort(View *view, LibraryKey key)
{
	sifting_set_order(view, key);
	if (key == LIBRARY_BY_KIND)
		say_kinds(view);
	else
		say_order(view);
}

void sifting_reverse(View *view)
{
	view->sifting.order.reversed = !view->sifting.order.reversed;
	sifting_list(view);
	say_order(view);
}

void sifting_group(View *view)
{
	LibraryOrder *order = &view->sifting.order;

	if (order->key == LIBRARY_BY_PLACE) {
		state_say(view, "As found there are no groups; %s and a key puts pages in order",
			state_call(view, COMMAND_SORT));
		return;
	}
	order->grouped = !order->grouped;
	sifting_list(view);
	say_order(view);
}

static void set_words(View *view, Str words)
{
	view->sifting.words.size = 0;
	text_add(&view->sifting.words, str_trim(words));
	sifting_list(view);
}

void sifting_ask(View *view)
{
	view->sifting.before.size = 0;
	text_add(&view->sifting.before, text_str(&view->sifting.words));
	asking_open(view, ASK_SIFT);
}

void sifting_typed(View *view)
{
	set_words(view, asking_text(view));
}

void sifting_keep(View *view)
{
	const Sifting *sifting = &view->sifting;
	Text text = text_in(NULL);

	if (sifting->words.size == 0)
		return;
	number_add(&text, view->list.pages);
	text_add_c(&text, " of ");
	number_add_of(&text, sifting->unfiltered, "page", "pages");
	state_say(view, "%.*s; %s shows all again", (int)text.size, text.at,
		state_call(view, COMMAND_CANCEL));
	text_clear(&text);
}

void sifting_call_off(View *view)
{
	set_words(view, text_str(&view->sifting.before));
}

bool sifting_end(View *view)
{
	if (view->sifting.words.size == 0)
		return false;
	set_words(view, STR_NONE);
	return true;
}

static void unfold_row(Sifting *sifting, uint32_t row)
{
	for (size_t i = 0; i < sifting->unfolded_count; i++)
		if (sifting->unfolded[i] == row) {
			sifting->unfolded[i] = sifting->unfolded[--sifting->unfolded_count];
			return;
		}
	if (sifting->unfolded_count == sifting->unfolded_room) {
		sifting->unfolded_room =
			sifting->unfolded_room == 0 ? 8 : 2 * sifting->unfolded_room;
		sifting->unfolded = memory_resize(
			sifting->unfolded, sifting->unfolded_room * sizeof *sifting->unfolded);
	}
	sifting->unfolded[sifting->unfolded_count++] = row;
}

/* The page of the line under the cursor, that of a capture being above it. */
static size_t page_line_here(const List *list)
{
	size_t at = list->cursor;

	while (at > 0 && list->lines[at].kind == LIST_CAPTURE)
		at--;
	return at;
}

void sifting_unfold(View *view)
{
	List *list = &view->list;

	if (list_row(list) == LIBRARY_NOWHERE) {
		state_say(view, "There is no page here");
		return;
	}
	size_t at = page_line_here(list);
	uint32_t row = list->lines[at].number;

	if (library_row(view->library, row).captures < 2) {
		state_say(view, "This is the only capture of the page");
		return;
	}
	list_select(list, at);
	list->moved = true;
	unfold_row(&view->sifting, row);
	sifting_list(view);
}

/* Groups */

/* What the page in line AT is grouped by. */
static Str group_of(const View *view, Arena *arena, size_t at)
{
	LibraryKey key = view->sifting.order.key;
	LibraryRow row = library_row(view->library, view->list.lines[at].number);
	bool by_name = key == LIBRARY_BY_TITLE;

	return order_heading(
		key, &row, by_name ? fold_text(arena, library_row_name(&row)) : STR_NONE);
}

/* The next line of a page from AT on in the direction of STEP; COUNT when there is none. */
static size_t next_page(const List *list, size_t at, int step)
{
	while (step > 0 ? at + 1 < list->count : at > 0) {
		at = step > 0 ? at + 1 : at - 1;
		if (list->lines[at].kind == LIST_PAGE)
			return at;
	}
	return list->count;
}

/* Is the page in line AT of another group than the one above it? */
static bool begins_group(const View *view, Arena *arena, size_t at)
{
	const List *list = &view->list;
	size_t above = next_page(list, at, -1);

	/* Headings tell without looking at rows. */
	if (view->sifting.order.grouped)
		return at > 0 && list->lines[at - 1].kind == LIST_HEADING;
	return above == list->count ||
		!str_equal(group_of(view, arena, above), group_of(view, arena, at));
}

bool sifting_to_group(View *view, int step)
{
	List *list = &view->list;
	Arena *arena = arena_new();
	size_t at = list->cursor;

	do
		at = next_page(list, at, step);
	while (at < list->count && !begins_group(view, arena, at));
	arena_free(arena);
	if (at == list->count)
		return false;
	list_select(list, at);
	return true;
}

void sifting_add_hidden(const View *view, Text *out)
{
	const Sifting *sifting = &view->sifting;
	const char *between = "";

	for (LibraryKind kind = 0; kind < LIBRARY_KIND_COUNT; kind++) {
		if (sifting->kinds[kind] == 0 || sifting->wanted & sifted_bit(kind))
			continue;
		if (kind ==
			LIBRARY_CONTAINER) /* nothing is missed: its pages have their own lines */
			continue;
		text_add_c(out, between);
		number_add_of(out, sifting->kinds[kind], sifted_kind_words(kind, true),
			sifted_kind_words(kind, false));
		between = ", ";
	}
	if (sifting->copies > 0) {
		text_add_c(out, between);
		number_add_of(out, sifting->copies, "copy", "copies");
	}
}
