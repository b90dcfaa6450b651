/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_VIEW_H
#define BROADSHEET_VIEW_VIEW_H

/* The reader without a terminal: panes, commands, search, prompt, help, folding,
 * history. A pure state machine: a key or an event goes in, an effect comes out
 * for the reader to carry out, and view_paint shows the state on a canvas. It
 * opens nothing, reads no clock and knows no colour.
 *
 * Keys are names as in view/keymap.h. Articles are borrowed: they outlive their
 * stay in the view. */

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "base/error.h"
#include "base/str.h"
#include "library/library.h"
#include "view/canvas.h"
#include "view/keymap.h"
#include "view/settings.h"

typedef struct View View;

/* Which of an item's views is shown; the reader asks the worker for it. */
typedef enum {
	SHOW_ARTICLE,
	SHOW_PAGE,
	SHOW_SOURCE,
	SHOW_COUNT
} Show;

typedef enum {
	EFFECT_NONE,
	EFFECT_QUIT,
	EFFECT_SUSPEND,
	EFFECT_REDRAW, /* repaint everything from nothing */
	EFFECT_OPEN_ITEM, /* item ITEM, a row of the collection, as SHOW */
	EFFECT_NEXT_THEME, /* then view_message its name */
	EFFECT_SET_THEME, /* the one the settings name */
	EFFECT_COPY, /* ADDRESS is a text for the clipboard, TITLE what it is */
	EFFECT_SAVE, /* the article, to the file ADDRESS */
	EFFECT_PIPE, /* the article's text, to the command ADDRESS */
	EFFECT_SHELL, /* the command ADDRESS, or a shell where it is empty */
	EFFECT_OPEN_FILE, /* the file of ITEM, in another program */
	EFFECT_OPEN_ADDRESS, /* ADDRESS, in another program; the reader has been asked */
	EFFECT_OPEN_PICTURE, /* the file of the picture of ITEM whose address is ADDRESS, likewise;
	                      * TITLE is the name of that file */
	EFFECT_NOTE_ADD, /* keep a note: ADDRESS is the quote, BEFORE the words before it, TITLE the
			    reader's words; quote or words may be absent. Then view_set_notes */
	EFFECT_NOTE_REMOVE, /* the note with these. Then view_set_notes */
	EFFECT_NOTEBOOK, /* view_show_notebook */
	EFFECT_LABEL, /* keep a label: ADDRESS is its line, which goes before the one that begins
	                 with the same number (view/labels.h) */
	EFFECT_NOTES_EXPORT, /* all notes, to the file ADDRESS */
	EFFECT_WRITE_CONFIG, /* the settings, to the configuration */
	EFFECT_KEYS, /* press the keys ADDRESS, parted by blanks */
} EffectKind;

/* Texts are borrowed from the view until its next call. */
typedef struct {
	EffectKind kind;
	size_t item;
	Show show;
	Str address;
	Str title;
	Str before;
} Effect;

typedef struct {
	bool ascii; /* the terminal shows ASCII only */
	int text_cells; /* text column, 72 */
} ViewOptions;

/* A view of nothing yet, in the smallest window there is until view_resize. The caller frees it;
 * NULL is fine there. */
View *view_new(ViewOptions options);
void view_free(View *view);

/* The row of the collection that a link to ADDRESS leads to, from the page in row FROM, which
 * was captured at TIME; LIBRARY_NOWHERE when it has no copy. */
typedef size_t ViewFind(void *context, Str address, Str time, size_t from);

/* What is read: the pages of LIBRARY (borrowed), under TITLE (copied). AS_LIST: show their list
 * first (a folder); else the first row is what the reader opens first. */
typedef struct {
	Library *library;
	Str title;
	bool as_list;
	ViewFind *find;
	void *context; /* of FIND */
} ViewCollection;
void view_set_collection(View *view, const ViewCollection *collection);

/* The order of the list; and another one, as if keys had put it so, but without a word. */
LibraryOrder view_list_order(const View *view);
void view_set_list_order(View *view, LibraryOrder order);

/* There is more in the collection, or it is told otherwise what is going on. The list is made
 * anew: not to be called more often than that is worth. */
typedef struct {
	bool reading; /* pages are being read for what the list shows of them, or, LISTING, what
	               * a file holds is being found out */
	bool listing;
	int percent; /* of either, or -1 */
	size_t read, to_read; /* pages */
} ViewProgress;
void view_collection_changed(View *view, ViewProgress progress);

/* The first article is being read and is called HEADLINE; where it will stand is not known. */
void view_expect(View *view, Str headline);

/* Item ITEM is now shown as SHOW: ARTICLE, growing until view_article_complete. The
 * place of an earlier stay is found again; history is kept by the view. */
void view_set_article(View *view, size_t item, Show show, const Article *article);
void view_article_grew(View *view);
void view_article_complete(View *view);

/* What is shown takes a while to become more: the status line, which waits for that, says so. */
void view_tell_reading(View *view);

/* The rows of the collection that are on the screen, ROOM at most, into OUT; how many. */
size_t view_visible_rows(const View *view, uint32_t *out, size_t room);

/* A sentence in the hint row until the next key, made as by printf and cleaned; "" takes
 * back the one that stands there. FAILED: something went wrong. */
void view_message(View *view, bool failed, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void view_message_list(View *view, bool failed, const char *format, va_list list)
	__attribute__((format(printf, 3, 0)));

/* The window's size in cells; places are kept. */
void view_resize(View *view, int rows, int columns);

/* FAR: the line is slow, and the terminal cannot scroll one of two panes side by side; where the
 * reader has no wish of his own, panes then stand below the article. True when FAR is not what it
 * was. */
bool view_set_far(View *view, bool far);

/* KEY was pressed. */
Effect view_key(View *view, Str key);

/* The mouse, where the setting says so: its wheel was turned by so many steps (down; negative:
 * up), or (0) a cell of the screen was clicked on. */
typedef struct {
	int wheel;
	int row, column;
} ViewMouse;
Effect view_mouse(View *view, ViewMouse mouse);

/* A line of the configuration: set, bind, unbind. False with ERR: what is wrong with it. */
bool view_command(View *view, Str line, Error *err) MUST_CHECK;

/* The article that is shown, or NULL. */
const Article *view_article(const View *view);

/* A note on the article that is shown: words quoted from it (absent: it is on all of it), those
 * that stand before them, and the reader's own (or absent). */
typedef struct {
	Str quote, before, words;
} ViewNote;

/* These, copied, are the notes on the article that is shown, which is complete. Returns how many
 * have a quote that is nowhere in it. */
size_t view_set_notes(View *view, const ViewNote *notes, size_t count);

/* The labels that are kept, a line each. */
void view_set_labels(View *view, Str lines);

/* Shows all notes there are: TEXT as their files have it. */
void view_show_notebook(View *view, Str text, size_t articles, size_t notes);

/* Takes the settings from what keys have changed since they were set; THEME is the one that is
 * shown. */
void view_settle_settings(View *view, Str theme);

/* What is chosen, and what the keys mean, now. */
const Settings *view_settings(const View *view);
const Keymap *view_keymap(const View *view);

/* Text was pasted: goes into an open prompt, else nowhere. */
void view_paste(View *view, Str text);

/* Paints all of the state. CANVAS has the view's size. */
void view_paint(View *view, Canvas *canvas);

/* Work for idle moments (counting the story's lines for page numbers), a little a call: true when
 * there was some and the picture may have changed. */
bool view_idle(View *view);

/* What the panes show now, for tests and for the reader's bookkeeping. */
typedef enum {
	PANE_ARTICLE,
	PANE_RELATED,
	PANE_COMMENTS,
	PANE_LIST,
	PANE_COUNT
} Pane;
Pane view_focus(const View *view);

/* Where the reader is in the article that is shown, in a form that can be kept; and back to such
 * a place, of an article that is complete. */
typedef struct {
	Pane focus;
	size_t piece, byte; /* of the story, at the top */
	size_t comment; /* the current one, by its number in the article */
} ViewPlace;
ViewPlace view_place(const View *view);
void view_resume(View *view, ViewPlace place);

#endif
