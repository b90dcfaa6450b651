/* SPDX-License-Identifier: ISC */
#include "view/chooser.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/cluster.h"
#include "view/finding.h"
#include "view/number.h"
#include "view/page_line.h"
#include "view/pictures.h"
#include "view/places.h"

enum {
	LABEL_BYTES_MAX = 300,
	BOTTOM_ROWS = 2
};

void chooser_init(Chooser *chooser, bool ascii)
{
	*chooser = (Chooser){ .open = false };
	list_init(&chooser->list, ascii);
}

void chooser_clear(Chooser *chooser)
{
	list_clear(&chooser->list);
	free(chooser->targets);
	*chooser = (Chooser){ .open = false };
}

List *chooser_active_list(View *view)
{
	return view->chooser.open ? &view->chooser.list : &view->list;
}

/* What is being gathered. */
typedef struct {
	Arena *arena;
	Str *labels;
	ChooserTarget *targets;
	size_t count, room;
} Gathering;

static void add(Gathering *gathering, Str label, ChooserTarget target)
{
	if (gathering->count == gathering->room) {
		size_t room = gathering->room == 0 ? 32 : gathering->room * 2;

		gathering->labels = arena_grow(gathering->arena, gathering->labels,
			gathering->count, room, sizeof *gathering->labels);
		gathering->targets = arena_grow(gathering->arena, gathering->targets,
			gathering->count, room, sizeof *gathering->targets);
		gathering->room = room;
	}
	gathering->labels[gathering->count] = label;
	gathering->targets[gathering->count++] = target;
}

static void open_with(View *view, const char *title, const Gathering *gathering, size_t cursor)
{
	Chooser *chooser = &view->chooser;
	size_t bytes = gathering->count * sizeof *chooser->targets;

	finding_forget(view, SCOPE_LIST);
	finding_close_sheet(view);
	free(chooser->targets);
	chooser->targets = memory_new(bytes);
	for (size_t i = 0; i < gathering->count; i++)
		chooser->targets[i] = gathering->targets[i];
	chooser->open = true;
	list_set(&chooser->list, str(title), gathering->labels, gathering->count);
	list_size(&chooser->list, view->rows - BOTTOM_ROWS);
	list_select(&chooser->list, cursor);
}

void chooser_close(View *view)
{
	finding_forget(view, SCOPE_LIST);
	view->chooser.open = false;
}

static Str cut(Str text)
{
	size_t end = str_find_byte(text, '\n', 0);

	text = str_slice(text, 0, end == STR_NOWHERE ? text.size : end);
	return text.size > LABEL_BYTES_MAX
		? str_slice(text, 0, cells_fit(text, LABEL_BYTES_MAX / 2))
		: text;
}

/* Contents */

/* Is PIECE the first of a part: a crosshead, or the head of a box? */
static bool begins_part(const Flow *flow, size_t number)
{
	const Piece *piece = flow_piece(flow, number);

	if (piece->heading > 0)
		return true;
	return piece->style == STYLE_ASIDE_HEAD &&
		(number == 0 || !flow_piece(flow, number - 1)->bar);
}

static void add_parts(View *view, Gathering *gathering, size_t *cursor)
{
	const Flow *flow = view->story.flow;
	size_t count = flow == NULL ? 0 : flow_piece_count(flow);

	for (size_t i = 0; i < count; i++) {
		const Piece *piece = flow_piece(flow, i);
		int level = piece->heading > 1 ? piece->heading - 1 : piece->heading == 1 ? 0 : 1;
		Text label = text_in(gathering->arena);

		if (!begins_part(flow, i))
			continue;
		if (i <= view->story.place.piece)
			*cursor = gathering->count;
		text_fill(&label, ' ', 2 * (size_t)level);
		if (piece->style == STYLE_ASIDE_HEAD)
			text_add_c(&label, view->options.ascii ? "| " : "\xE2\x94\x83 ");
		text_add(&label, cut(piece->text));
		add(gathering, text_str(&label),
			(ChooserTarget){ .pane = PANE_ARTICLE, .place = { .piece = i } });
	}
}

static void add_pane(View *view, Gathering *gathering, Pane pane, size_t count, const char *one,
	const char *more)
{
	Text label = text_in(gathering->arena);

	if (!state_has(view, pane))
		return;
	number_add_of(&label, count, one, more);
	add(gathering, text_str(&label), (ChooserTarget){ .pane = pane, .whole_pane = true });
}

void chooser_open_contents(View *view)
{
	Gathering gathering = { .arena = arena_new() };
	const Article *article = view->article;
	size_t cursor = 0;

	add_parts(view, &gathering, &cursor);
	add_pane(view, &gathering, PANE_RELATED, article->related_count, "related story",
		"related stories");
	add_pane(view, &gathering, PANE_COMMENTS, article->comment_count, "comment", "comments");
	if (view->focus == PANE_RELATED || view->focus == PANE_COMMENTS)
		for (size_t i = 0; i < gathering.count; i++)
			if (gathering.targets[i].pane == view->focus)
				cursor = i;
	if (gathering.count == 0)
		state_say(view, "This article has no parts");
	else
		open_with(view, "Contents", &gathering, cursor);
	arena_free(gathering.arena);
}

/* Links */

void chooser_open_links(View *view)
{
	Gathering gathering = { .arena = arena_new() };
	LinkAt at = links_before_first();
	size_t cursor = 0;

	while (links_next(view, &at)) {
		const Span *span = links_span(view, at);
		Str words = cut(links_words(view, at));

		if (at.piece < view->story.place.piece)
			cursor = gathering.count + 1;
		add(&gathering,
			str_format(gathering.arena, "%4zu  %s%.*s  %.*s", gathering.count + 1,
				!view->has_list ? ""
					: state_find(view, span->href) == LIBRARY_NOWHERE
					? "      "
					: "here  ",
				(int)words.size, words.at, (int)cut(span->href).size,
				str_empty(span->href) ? "" : span->href.at),
			(ChooserTarget){ .is_link = true, .link = at });
	}
	if (gathering.count == 0)
		state_say(view, "This article has no links");
	else
		open_with(view, "Links", &gathering, cursor);
	arena_free(gathering.arena);
}

/* Marks */

static Str label_of_mark(View *view, Arena *arena, const Mark *mark)
{
	const Flow *flow = view->story.flow;
	bool here = mark->stay.item == view->item && mark->stay.show == view->show;
	LibraryRow row = library_row(view->library, mark->stay.item);
	Str words = library_row_name(&row);

	if (here && mark->stay.focus == PANE_ARTICLE && flow != NULL &&
		mark->stay.story.piece < flow_piece_count(flow))
		words = cut(str_from(
			flow_piece(flow, mark->stay.story.piece)->text, mark->stay.story.byte));
	return str_format(arena, "%c  %.*s", mark->letter, (int)words.size, words.at);
}

void chooser_open_marks(View *view)
{
	Gathering gathering = { .arena = arena_new() };

	for (size_t i = 0; i < view->marks.count; i++) {
		const Mark *mark = &view->marks.marks[i];

		if (mark->stay.item != view->item && !ascii_is_upper(mark->letter))
			continue;
		add(&gathering, label_of_mark(view, gathering.arena, mark),
			(ChooserTarget){ .mark = mark->letter });
	}
	if (gathering.count == 0)
		state_say(view, "There are no marks; %s and a letter sets one",
			state_call(view, COMMAND_MARK_SET));
	else
		open_with(view, "Marks", &gathering, 0);
	arena_free(gathering.arena);
}

/* Captures of the page */

void chooser_open_captures(View *view)
{
	Gathering gathering = { .arena = arena_new() };
	size_t count, cursor = 0;
	uint32_t *captures = library_captures(view->library, view->item, gathering.arena, &count);

	for (size_t i = 0; i < count && count > 1; i++) {
		LibraryRow row = library_row(view->library, captures[i]);
		Str when = page_line_captured(gathering.arena, &row);
		Str name = cut(library_row_name(&row));

		if (captures[i] == view->item)
			cursor = i;
		add(&gathering,
			str_format(gathering.arena, "%4zu  %.*s  %.*s", i + 1, (int)when.size,
				when.at, (int)name.size, name.at),
			(ChooserTarget){ .is_row = true, .row = captures[i] });
	}
	if (gathering.count == 0)
		state_say(view, "This is the only capture of the page");
	else
		open_with(view, "Captures of this page", &gathering, cursor);
	arena_free(gathering.arena);
}

/* Pictures */

void chooser_open_pictures(View *view)
{
	Gathering gathering = { .arena = arena_new() };
	size_t count, cursor = 0;
	const Picture *pictures = pictures_of(view, gathering.arena, &count);

	for (size_t i = 0; i < count; i++) {
		Str label = cut(pictures_label(view, pictures[i].figure, gathering.arena));

		if (pictures[i].piece <= view->story.place.piece)
			cursor = i;
		add(&gathering,
			str_format(gathering.arena, "%4zu  %.*s", i + 1, (int)label.size, label.at),
			(ChooserTarget){ .pane = PANE_ARTICLE,
				.place = { .piece = pictures[i].piece },
				.is_picture = true });
	}
	if (gathering.count == 0)
		state_say(view, "This article has no pictures");
	else
		open_with(view, "Pictures", &gathering, cursor);
	arena_free(gathering.arena);
}

/* Going there */

void chooser_take(View *view)
{
	ChooserTarget target = view->chooser.targets[view->chooser.list.cursor];

	chooser_close(view);
	if (target.mark != '\0') {
		places_to_mark(view, target.mark);
		return;
	}
	if (target.is_row) {
		state_ask_for_item(view, target.row, SHOW_ARTICLE, 0);
		return;
	}
	if (target.is_link) {
		state_focus(view, PANE_ARTICLE);
		links_select(view, target.link);
		links_follow(view);
		return;
	}
	places_jump(view);
	state_focus(view, target.pane);
	if (!target.whole_pane)
		scroller_to_place(&view->story, target.place, 0);
}
