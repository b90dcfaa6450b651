/* SPDX-License-Identifier: ISC */
#include "view/view.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/clean.h"
#include "view/choices.h"
#include "view/chooser.h"
#include "view/command_line.h"
#include "view/commands.h"
#include "view/extent.h"
#include "view/finding.h"
#include "view/notebook.h"
#include "view/painting.h"
#include "view/places.h"
#include "view/pointing.h"
#include "view/state.h"
#include "view/telling.h"

enum {
	COUNT_MAX = 9999999
};

View *view_new(ViewOptions options)
{
	View *view = memory_new(sizeof *view);

	view->options = options;
	view->focus = PANE_ARTICLE;
	view->side = PANE_RELATED;
	list_init(&view->list, options.ascii);
	chooser_init(&view->chooser, options.ascii);
	view->keymap = keymap_new();
	settings_init(&view->settings);
	finding_init(&view->finding);
	asking_init(&view->asking);
	history_init(&view->history);
	if (options.text_cells > 0)
		view->settings.number[SETTING_WIDTH] = options.text_cells;
	command_line_apply(view);
	view_resize(view, SCREEN_LEAST_ROWS, SCREEN_LEAST_COLUMNS);
	return view;
}

void view_free(View *view)
{
	if (view == NULL)
		return;
	sheet_free(view->sheet);
	scroller_close(&view->story);
	related_close(&view->related);
	comments_close(&view->comments);
	list_clear(&view->list);
	chooser_clear(&view->chooser);
	marks_clear(&view->marks);
	keymap_free(view->keymap);
	settings_clear(&view->settings);
	macros_clear(&view->macros);
	labels_clear(&view->labels);
	highlights_clear(&view->highlights);
	finding_clear(&view->finding);
	asking_clear(&view->asking);
	text_clear(&view->narrowed);
	text_clear(&view->collection_title);
	sifting_clear(&view->sifting);
	text_clear(&view->carried);
	text_clear(&view->expected);
	history_clear(&view->history);
	text_clear(&view->message);
	text_clear(&view->effect_address);
	text_clear(&view->effect_title);
	text_clear(&view->effect_before);
	free(view);
}

void view_set_collection(View *view, const ViewCollection *collection)
{
	view->library = collection->library;
	view->find = collection->find;
	view->find_context = collection->context;
	view->collection_title.size = 0;
	text_add(&view->collection_title, collection->title);
	view->has_list = collection->as_list || library_count(view->library) > 1;
	if (collection->as_list && view->article == NULL)
		view->focus = PANE_LIST;
	sifting_list(view);
	state_arrange(view);
}

LibraryOrder view_list_order(const View *view)
{
	return view->sifting.order;
}

void view_set_list_order(View *view, LibraryOrder order)
{
	view->sifting.order = order;
	sifting_list(view);
}

void view_collection_changed(View *view, ViewProgress progress)
{
	view->progress = progress;
	if (library_version(view->library) != view->sifting.version)
		sifting_list(view);
}

size_t view_visible_rows(const View *view, uint32_t *out, size_t room)
{
	return view->focus == PANE_LIST ? list_visible_rows(&view->list, out, room) : 0;
}

/* An article comes and goes */

static void leave_article(View *view, bool same)
{
	Stay stay = places_stay(view);

	if (view->travel != 0 && history_at(&view->history, view->travel) != NULL)
		history_travel(&view->history, stay, view->travel);
	else if (!same)
		history_go(&view->history, stay);
	stay.folded = comments_folds(&view->comments, &stay.folded_count);
	history_keep(&view->history, stay);
}

static void open_panes(View *view)
{
	const Stay *stay = history_known(&view->history, view->item, view->show);
	bool ascii = view->options.ascii;

	scroller_open(&view->story, view->article, FLOW_STORY, ascii);
	state_name_keys(view);
	related_open(&view->related, view->article, ascii);
	comments_open(&view->comments, view->article, ascii, stay == NULL ? NULL : stay->folded,
		stay == NULL ? 0 : stay->folded_count);
}

/* The place on the way back where the reader travels, else that of the last stay.
 * The stay is copied: what it points to may move. */
static bool find_stay(View *view, size_t item, Show show, Stay *out)
{
	const Stay *stay = history_at(&view->history, view->travel);

	if (view->arrives && view->arriving.item == item && view->arriving.show == show) {
		*out = view->arriving;
		return true;
	}
	if (view->travel == 0 || stay == NULL || stay->item != item || stay->show != show) {
		view->travel = 0;
		stay = history_known(&view->history, item, show);
	}
	if (stay == NULL)
		return false;
	*out = *stay;
	return true;
}

/* What was about the article before. The help may stay: the reader is in it. */
static void forget_article(View *view)
{
	finding_forget(view, SCOPE_ARTICLE);
	finding_forget(view, SCOPE_RELATED);
	finding_forget(view, SCOPE_COMMENTS);
	chooser_close(view);
	if (view->sheet == NULL)
		asking_close(view);
	else if (view->sheet_kind == SHEET_INFO)
		finding_close_sheet(view);
	view->complete = false;
	view->words = 0;
	view->crossheads = false;
	view->link = (LinkAt){ 0 };
	view->selection.open = false;
	highlights_clear(&view->highlights);
}

void view_set_article(View *view, size_t item, Show show, const Article *article)
{
	Stay stay;
	bool same = view->article != NULL && view->item == item && view->show == show;
	bool other_item = view->article == NULL || view->item != item;
	bool known = find_stay(view, item, show, &stay);

	if (view->article != NULL) {
		if (same && view->travel == 0) {
			stay = places_stay(view);
			known = true;
		}
		leave_article(view, same);
	}
	if (!other_item && !same && !known)
		places_carry_words(view);
	forget_article(view);
	view->article = article;
	view->first_sight = true;
	view->item = item;
	view->show = show;
	/* Back on the way is back in the list, too; a link leaves one's place in it. */
	if (view->travel != 0 || view->arrives)
		list_select_page(&view->list, item);
	if (view->travel != 0 || view->arrives)
		view->focus = known ? stay.focus : PANE_ARTICLE;
	else if (other_item || view->focus == PANE_LIST)
		view->focus = PANE_ARTICLE;
	open_panes(view);
	if (known)
		places_restore(view, &stay);
	view->travel = 0;
	view->arrives = false;
	state_arrange(view);
}

void view_expect(View *view, Str headline)
{
	view->expected.size = 0;
	text_add(&view->expected, headline);
	view->first_sight = true;
}

static void panes_grew(View *view, bool complete)
{
	view->first_sight = false;
	view->expected.size = 0;
	scroller_grew(&view->story, complete);
	scroller_grew(&view->related.scroller, complete);
	comments_grew(&view->comments, complete);
	if (view->finding.on)
		view->finding.stale = true;
}

void view_tell_reading(View *view)
{
	view->first_sight = false;
}

static bool has_crossheads(const Article *article)
{
	for (size_t i = 0; i < article->block_count; i++)
		if (article->blocks[i].kind == BLOCK_HEADING)
			return true;
	return false;
}

void view_article_grew(View *view)
{
	if (view->article == NULL)
		return;
	panes_grew(view, false);
	state_arrange(view);
}

void view_article_complete(View *view)
{
	if (view->article == NULL)
		return;
	view->complete = true;
	panes_grew(view, true);
	places_go_to_words(view);
	view->words = article_words(view->article);
	view->crossheads = has_crossheads(view->article);
	if (view->focus != PANE_LIST && !state_has(view, view->focus))
		view->focus = PANE_ARTICLE;
	if (view->related.selected >= view->article->related_count)
		view->related.selected = 0;
	state_arrange(view);
}

void view_message_list(View *view, bool failed, const char *format, va_list list)
{
	Arena *arena = arena_new();
	Text sentence = text_in(arena);

	text_format_list(&sentence, format, list);
	Str clean = clean_text(arena, text_str(&sentence), 0, NULL);

	state_say(view, "%.*s", (int)clean.size, clean.at == NULL ? "" : clean.at);
	view->message_failed = failed;
	arena_free(arena);
}

void view_message(View *view, bool failed, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	view_message_list(view, failed, format, list);
	va_end(list);
}

void view_resize(View *view, int rows, int columns)
{
	view->rows = rows > 1 ? rows : 1;
	view->columns = columns > 1 ? columns : 1;
	state_arrange(view);
}

bool view_set_far(View *view, bool far)
{
	if (view->far == far)
		return false;
	view->far = far;
	state_arrange(view);
	return true;
}

/* Keys */

static bool take_digit(View *view, Str key)
{
	if (key.size != 1 || !ascii_is_digit(key.at[0]))
		return false;
	long count = (view->counting ? view->count : 0) * 10 + (key.at[0] - '0');
	view->count = count < COUNT_MAX ? count : COUNT_MAX;
	view->counting = true;
	return true;
}

/* A key that means something elsewhere says so. */
static void say_unbound(View *view, Str key)
{
	bool elsewhere = false;

	for (KeyContext context = CONTEXT_ARTICLE; context < CONTEXT_SELECT; context++)
		elsewhere = elsewhere || keymap_command(view->keymap, context, key) != COMMAND_NONE;
	state_say(view, "%.*s is not bound%s; %s for help", (int)key.size, key.at,
		elsewhere ? " here" : "", keymap_key(view->keymap, CONTEXT_ARTICLE, COMMAND_HELP));
}

/* What a reader may do who sees nothing: no more than go. */
static bool command_leaves(Command command)
{
	return command == COMMAND_CLOSE || command == COMMAND_QUIT || command == COMMAND_SUSPEND ||
		command == COMMAND_REDRAW;
}

/* COMMAND where it is of use even while selecting, else none. */
static Command command_always(Command command)
{
	bool always = command == COMMAND_QUIT || command == COMMAND_SUSPEND ||
		command == COMMAND_REDRAW || command == COMMAND_HELP;

	return always ? command : COMMAND_NONE;
}

static void run_key(View *view, Str key)
{
	Command command = keymap_command(view->keymap, state_context(view), key);

	if (command == COMMAND_NONE && state_context(view) == CONTEXT_SELECT)
		command = command_always(keymap_command(view->keymap, CONTEXT_ALL, key));
	if (command == COMMAND_NONE)
		say_unbound(view, key);
	else if (!view->screen.too_small || command_leaves(command))
		commands_run(view, command);
	view->counting = false;
	view->count = 0;
}

Effect view_key(View *view, Str key)
{
	Pane before = view->focus;

	view->effect = (Effect){ .kind = EFFECT_NONE };
	view->message.size = 0;
	view->carried.size = 0;
	view->first_sight = false;
	if (view->asking.open)
		asking_key(view, key);
	else if (view->pending != COMMAND_NONE)
		choices_key(view, key);
	else if (!take_digit(view, key))
		run_key(view, key);
	if (settings_on(&view->settings, SETTING_LINEAR))
		telling_tell(view, before);
	return view->effect;
}

Effect view_mouse(View *view, ViewMouse mouse)
{
	view->effect = (Effect){ .kind = EFFECT_NONE };
	if (view->asking.open || view->screen.too_small)
		return view->effect;
	view->message.size = 0;
	view->carried.size = 0;
	view->first_sight = false;
	view->pending = COMMAND_NONE;
	if (mouse.wheel != 0)
		pointing_wheel(view, mouse.wheel);
	else
		pointing_click(view, mouse.row, mouse.column);
	return view->effect;
}

void view_paste(View *view, Str text)
{
	if (view->asking.open)
		asking_paste(view, text);
}

bool view_command(View *view, Str line, Error *err)
{
	return command_line_configure(view, line, err);
}

const Article *view_article(const View *view)
{
	return view->article;
}

size_t view_set_notes(View *view, const ViewNote *notes, size_t count)
{
	highlights_set(&view->highlights, notes, count);
	if (view->story.flow != NULL)
		highlights_search(&view->highlights, HIGHLIGHTS_STORY, view->story.flow, 0);
	return highlights_lost(&view->highlights, view->article);
}

void view_set_labels(View *view, Str lines)
{
	labels_read(&view->labels, lines);
}

void view_show_notebook(View *view, Str text, size_t articles, size_t notes)
{
	finding_close_sheet(view);
	view->sheet = notebook_sheet(text, articles, notes, view->keymap);
	view->sheet_kind = SHEET_NOTEBOOK;
	state_arrange(view);
}

void view_settle_settings(View *view, Str theme)
{
	command_line_settle(view, theme);
}

const Settings *view_settings(const View *view)
{
	return &view->settings;
}

const Keymap *view_keymap(const View *view)
{
	return view->keymap;
}

void view_paint(View *view, Canvas *canvas)
{
	painting_paint(view, canvas);
}

bool view_idle(View *view)
{
	if (view->article == NULL || view->screen.too_small)
		return false;
	return extent_count(&view->story);
}

ViewPlace view_place(const View *view)
{
	Stay stay = places_stay(view);

	return (ViewPlace){
		.focus = stay.focus,
		.piece = stay.story.piece,
		.byte = stay.story.byte,
		.comment = stay.comments.current == STR_NOWHERE ? 0 : stay.comments.current,
	};
}

void view_resume(View *view, ViewPlace place)
{
	Stay stay = places_stay(view);

	stay.story = (Place){ place.piece, place.byte };
	stay.comments = (CommentsStay){ .top = place.comment, .current = place.comment };
	places_restore(view, &stay);
	if (state_has(view, place.focus))
		state_focus(view, place.focus);
	state_say(view, "Where you left it; %s goes to the start", state_call(view, COMMAND_TOP));
}

Pane view_focus(const View *view)
{
	return view->focus;
}
