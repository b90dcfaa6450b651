/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_STATE_H
#define BROADSHEET_VIEW_STATE_H

/* The inside of a View, shared by the modules of this room that make it up: view (its door and
 * what arrives), those that do what keys ask for, and those that paint. No other room
 * includes this. */

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "view/asking.h"
#include "view/comments.h"
#include "view/highlights.h"
#include "view/hints.h"
#include "view/history.h"
#include "view/keymap.h"
#include "view/labels.h"
#include "view/list.h"
#include "view/macros.h"
#include "view/related.h"
#include "view/screen.h"
#include "view/scroller.h"
#include "view/search.h"
#include "view/selection.h"
#include "view/sheet.h"
#include "view/sifting.h"
#include "view/unfolding.h"
#include "view/view.h"

typedef enum {
	SHEET_HELP,
	SHEET_INFO,
	SHEET_COLLECTION,
	SHEET_NOTEBOOK
} SheetKind;

/* What a search goes through: a pane, or the sheet over the panes. */
typedef enum {
	SCOPE_ARTICLE = PANE_ARTICLE,
	SCOPE_RELATED = PANE_RELATED,
	SCOPE_COMMENTS = PANE_COMMENTS,
	SCOPE_LIST = PANE_LIST,
	SCOPE_SHEET,
	SCOPE_COUNT
} Scope;

/* Where each thing stood when the prompt of a search opened. */
typedef struct {
	Place story, comments;
	size_t related, comment, item, sheet_row;
} Origin;

typedef struct {
	Search search; /* its pattern is the last one looked for */
	bool on; /* matches are marked, n and N go on */
	Scope scope; /* where the matches are from */
	bool stale; /* the texts have grown since */
	Text before; /* the pattern before it opened; on the heap */
	bool was_on;
	Origin origin;
	Stay asked_from;
	FoldChanges unfolded; /* for the match shown */
} Finding;

/* A link of the story: span SPAN of piece PIECE. */
typedef struct {
	bool selected;
	size_t piece, span;
} LinkAt;

/* A place with a letter; STAY.folded is NULL. */
typedef struct {
	char letter;
	Stay stay;
} Mark;

typedef struct {
	Mark *marks; /* owned */
	size_t count, room;
} Marks;

/* What a line of the chooser leads to: a place of the story, a pane, a link, a mark,
 * a row, a picture. */
typedef struct {
	Pane pane;
	bool whole_pane;
	Place place;
	bool is_link;
	LinkAt link;
	char mark; /* or 0 */
	bool is_row; /* a row of the collection: */
	size_t row;
	bool is_picture; /* the place is that of a picture */
} ChooserTarget;

typedef struct {
	bool open;
	List list;
	ChooserTarget *targets; /* of each line; owned */
} Chooser;

struct View {
	ViewOptions options;
	int rows, columns;

	Keymap *keymap; /* owned */
	Settings settings;
	Macros macros;

	Library *library; /* borrowed; NULL: none yet */
	Labels labels;
	Text collection_title; /* on the heap */
	ViewFind *find;
	void *find_context;
	ViewProgress progress;
	Sifting sifting;
	List list;
	bool has_list; /* more than one item, or asked for */
	bool listed; /* the list has been seen */

	Text expected; /* headline of the first article while that is read; on the heap */
	const Article *article; /* borrowed; NULL: none yet */
	size_t item;
	Show show;
	Text carried; /* words to go to, of another view of the same item; on the heap */
	bool first_sight; /* no more of it has come, and no key: the last rows would be sent twice */
	bool complete;
	size_t words; /* of the complete article */
	Scroller story;
	RelatedPane related;
	CommentsPane comments;
	bool crossheads; /* the story has some */
	LinkAt link;
	Selection selection; /* in the pane with the focus */
	Highlights highlights;

	Pane focus;
	bool hidden[PANE_COUNT]; /* related, comments: not wanted beside the article */
	Pane side; /* the one shown where there is room for one */
	bool zoomed;
	bool single; /* never one pane beside another */
	bool far; /* scrolling one pane beside another costs a screenful */
	bool wrap_wide;
	int text_cells, side_change, below_change;
	Screen screen;

	Chooser chooser;
	Sheet *sheet; /* owned; over the panes, or NULL */
	SheetKind sheet_kind;

	Finding finding;
	Asking asking;
	Command pending; /* waits for its second key, or COMMAND_NONE */
	Text narrowed; /* what picked the comments out; on the heap */

	History history;
	Marks marks;
	Stay before_jump; /* where the last far move began, once JUMPED */
	bool jumped;
	Stay arriving; /* where to be in the article asked for, when it ARRIVES */
	bool arrives;
	long travel; /* steps back (negative: forward) that the item asked for is away */

	Text message; /* on the heap; empty: none */
	bool message_failed;
	bool counting; /* digits have been typed: COUNT */
	long count;

	Effect effect;
	Text effect_address, effect_title, effect_before; /* on the heap */
};

/* Lays the panes out for what is shown now. To be called after anything that
 * changes which panes there are, or their size. */
void state_arrange(View *view);

/* The pane gets the keys, and is shown. */
void state_focus(View *view, Pane pane);

/* Is there anything in PANE, as far as the article has come? */
bool state_has(const View *view, Pane pane);

/* Whose keys hold: those of the pane, or the article's over a sheet. */
KeyContext state_context(const View *view);
KeyContext state_focused_context(const View *view);

/* How often a command is wanted: the count that was typed, or once. */
long state_times(const View *view);

/* Says a sentence in the hint row. */
void state_say(View *view, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* How COMMAND is called where the reader is, for such sentences (keymap_call). */
const char *state_call(const View *view, Command command);

/* Tells the story's end line how its keys are called. To be called when the article or the map
 * of keys is another one. */
void state_name_keys(View *view);

/* What stands where a text was cut. */
const char *state_ellipsis(const View *view);

/* Asks the reader for ITEM as SHOW; TRAVEL as in View. */
void state_ask_for_item(View *view, size_t item, Show show, long travel);

/* Keeps what the effect is about: its address, or text, and its title. */
void state_keep_effect(View *view, Str address, Str title);

/* The row of the collection that ADDRESS, a link of the article that is shown, leads to;
 * LIBRARY_NOWHERE when there is no copy of it. */
size_t state_find(const View *view, Str address);

/* "In this archive: " or not, for the address of a link; "" where there is only one page. */
const char *state_whether_there(const View *view, Str address);

/* The same as state_keep_effect, for the words before a quote. */
void state_keep_before(View *view, Str before);

/* Asks for the copy of the page at ADDRESS, or says that there is none. */
void state_ask_for_address(View *view, Str address, Str title);

#endif
