/* SPDX-License-Identifier: ISC */
#include "view/places.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/cluster.h"

Stay places_stay(const View *view)
{
	return (Stay){
		.item = view->item,
		.show = view->show,
		.focus = view->focus == PANE_LIST ? PANE_ARTICLE : view->focus,
		.story = view->story.place,
		.comments = comments_stay(&view->comments),
		.related = view->related.selected,
	};
}

void places_restore(View *view, const Stay *stay)
{
	scroller_to_place(&view->story, stay->story, 0);
	comments_restore(&view->comments, stay->comments);
	view->related.selected = stay->related;
}

void places_jumped_from(View *view, Stay stay)
{
	history_go(&view->history, stay);
	view->before_jump = stay;
	view->jumped = true;
}

void places_jump(View *view)
{
	if (view->article == NULL || view->sheet != NULL || view->focus == PANE_LIST)
		return;
	places_jumped_from(view, places_stay(view));
}

static bool is_here(const View *view, const Stay *stay)
{
	return view->article != NULL && stay->item == view->item && stay->show == view->show;
}

/* To STAY, which is a place of the article that is shown. */
static void go_here(View *view, const Stay *stay)
{
	places_restore(view, stay);
	state_focus(view, stay->focus);
}

void places_travel(View *view, long n)
{
	const Stay *found = history_at(&view->history, n);

	if (found == NULL && n > 0 && view->listed && view->focus != PANE_LIST) {
		state_focus(view, PANE_LIST);
		return;
	}
	if (found == NULL) {
		state_say(view, n > 0 ? "Nothing to go back to" : "Nothing to go forward to");
		return;
	}
	Stay stay = *found;

	if (!is_here(view, &stay)) {
		state_ask_for_item(view, stay.item, stay.show, n);
		return;
	}
	history_travel(&view->history, places_stay(view), n);
	go_here(view, &stay);
}

/* Marks */

void marks_clear(Marks *marks)
{
	free(marks->marks);
	*marks = (Marks){ 0 };
}

static bool is_global(char letter)
{
	return ascii_is_upper(letter);
}

/* The mark LETTER, of the article that is shown or of all; NULL: there is none. */
static Mark *find_mark(const View *view, char letter)
{
	for (size_t i = 0; i < view->marks.count; i++) {
		Mark *mark = &view->marks.marks[i];

		if (mark->letter == letter && (is_global(letter) || is_here(view, &mark->stay)))
			return mark;
	}
	return NULL;
}

void places_set_mark(View *view, char letter)
{
	Marks *marks = &view->marks;
	Mark *mark = find_mark(view, letter);

	if (mark == NULL) {
		if (marks->count == marks->room) {
			marks->room = marks->room == 0 ? 8 : marks->room * 2;
			marks->marks =
				memory_resize(marks->marks, marks->room * sizeof *marks->marks);
		}
		mark = &marks->marks[marks->count++];
		mark->letter = letter;
	}
	mark->stay = places_stay(view);
}

/* To where the last far move began; where the reader is now is that place from now on. */
static bool swap_jump(View *view)
{
	Stay stay = view->before_jump;

	if (!view->jumped || !is_here(view, &stay))
		return false;
	view->before_jump = places_stay(view);
	go_here(view, &stay);
	return true;
}

bool places_to_mark(View *view, char letter)
{
	const Mark *mark;

	if (letter == '\'')
		return swap_jump(view);
	mark = find_mark(view, letter);
	if (mark == NULL)
		return false;
	Stay stay = mark->stay;

	if (is_here(view, &stay)) {
		places_jump(view);
		go_here(view, &stay);
	} else {
		view->arriving = stay;
		view->arrives = true;
		state_ask_for_item(view, stay.item, stay.show, 0);
	}
	return true;
}

/* Places in another view of the same page */

enum {
	CARRIED_BYTES = 40
};

void places_carry_words(View *view)
{
	Scroller *scroller = &view->story;
	LayoutLine line;
	LineAt at = scroller->top;

	view->carried.size = 0;
	if (!scroller_has_lines(scroller) || (view->story.place.piece == 0 && at.line == 0))
		return;
	while (layout_line(scroller->layout, at, &line) && line.blank)
		if (layout_move(scroller->layout, &at, 1) == 0)
			return;
	Str words = str_from(flow_piece(scroller->flow, at.piece)->text, line.start.byte);
	size_t size = 0;

	while (size < words.size && size < CARRIED_BYTES && words.at[size] != '\n')
		size += cluster_size(words, size);
	text_add(&view->carried, str_slice(words, 0, size));
}

void places_go_to_words(View *view)
{
	const Flow *flow = view->story.flow;
	Text words = view->carried;
	bool found = false;

	view->carried = text_in(NULL);
	text_add_byte(&words, '\0');
	for (size_t i = 0; flow != NULL && words.size > 1 && !found && i < flow_piece_count(flow);
		i++) {
		size_t byte = str_find(flow_piece(flow, i)->text, words.at, 0);

		found = byte != STR_NOWHERE;
		if (found)
			scroller_to_place(&view->story, (Place){ i, byte }, 0);
	}
	text_clear(&words);
}
