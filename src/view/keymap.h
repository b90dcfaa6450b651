/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_KEYMAP_H
#define BROADSHEET_VIEW_KEYMAP_H

/* Key names to commands, by context, from keymap.tsv (made into a table at build
 * time). Key names are "j", "^L", "Space", "Enter", "Tab", "BackTab", "Backspace",
 * "Esc", "Down", "Up", "Left", "Right", "PgDn", "PgUp", "Home", "End", "F1"; any
 * other key is its own character. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "base/text.h"

typedef enum {
	CONTEXT_ALL,
	CONTEXT_ARTICLE,
	CONTEXT_RELATED,
	CONTEXT_COMMENTS,
	CONTEXT_LIST,
	CONTEXT_SELECT,
	CONTEXT_COUNT
} KeyContext;

/* Every action of the table, COMMAND_NONE for no key. */
/* ACTION(constant, name in keymap.tsv) */
#define COMMANDS(COMMAND) \
	COMMAND(LINE_DOWN, "line-down") \
	COMMAND(LINE_UP, "line-up") \
	COMMAND(PAGE_DOWN, "page-down") \
	COMMAND(PAGE_UP, "page-up") \
	COMMAND(HALF_DOWN, "half-down") \
	COMMAND(HALF_UP, "half-up") \
	COMMAND(TOP, "top") \
	COMMAND(BOTTOM, "bottom") \
	COMMAND(PERCENT, "percent") \
	COMMAND(PANE_NEXT, "pane-next") \
	COMMAND(PANE_PREV, "pane-prev") \
	COMMAND(PANE_ARTICLE, "pane-article") \
	COMMAND(PANE_RELATED, "pane-related") \
	COMMAND(PANE_COMMENTS, "pane-comments") \
	COMMAND(ZOOM, "zoom") \
	COMMAND(PANE_NARROWER, "pane-narrower") \
	COMMAND(PANE_WIDER, "pane-wider") \
	COMMAND(TEXT_WIDER, "text-wider") \
	COMMAND(TEXT_NARROWER, "text-narrower") \
	COMMAND(TEXT_DEFAULT, "text-default") \
	COMMAND(ACT, "act") \
	COMMAND(SEARCH, "search") \
	COMMAND(MATCH_NEXT, "match-next") \
	COMMAND(MATCH_PREV, "match-prev") \
	COMMAND(FIND, "find") \
	COMMAND(ARTICLE_NEXT, "article-next") \
	COMMAND(ARTICLE_PREV, "article-prev") \
	COMMAND(BACK, "back") \
	COMMAND(FORWARD, "forward") \
	COMMAND(MARK_SET, "mark-set") \
	COMMAND(MARK_GO, "mark-go") \
	COMMAND(CAPTURES, "captures") \
	COMMAND(STAR, "star") \
	COMMAND(TAG, "tag") \
	COMMAND(NOTE, "note") \
	COMMAND(NOTEBOOK, "notebook") \
	COMMAND(MACRO, "macro") \
	COMMAND(LINKS, "links") \
	COMMAND(CONTENTS, "contents") \
	COMMAND(IMAGES, "images") \
	COMMAND(IMAGE_OPEN, "image-open") \
	COMMAND(LINK_PREV, "link-prev") \
	COMMAND(LINK_NEXT, "link-next") \
	COMMAND(OPEN_COPY, "open-copy") \
	COMMAND(OPEN_LIVE, "open-live") \
	COMMAND(COPY, "copy") \
	COMMAND(SAVE, "save") \
	COMMAND(PIPE, "pipe") \
	COMMAND(SHELL, "shell") \
	COMMAND(TYPED, "command") \
	COMMAND(INFO, "info") \
	COMMAND(VIEW, "view") \
	COMMAND(SORT, "sort") \
	COMMAND(RELOAD, "reload") \
	COMMAND(COLOURS, "colours") \
	COMMAND(WRAP, "wrap") \
	COMMAND(READ_TOGGLE, "read-toggle") \
	COMMAND(HELP, "help") \
	COMMAND(CLOSE, "close") \
	COMMAND(QUIT, "quit") \
	COMMAND(REDRAW, "redraw") \
	COMMAND(SUSPEND, "suspend") \
	COMMAND(CANCEL, "cancel") \
	COMMAND(PARA_PREV, "para-prev") \
	COMMAND(PARA_NEXT, "para-next") \
	COMMAND(HEAD_PREV, "head-prev") \
	COMMAND(HEAD_NEXT, "head-next") \
	COMMAND(SHIFT_LEFT, "shift-left") \
	COMMAND(SHIFT_RIGHT, "shift-right") \
	COMMAND(LEAVE, "leave") \
	COMMAND(OPEN, "open") \
	COMMAND(GROUP_PREV, "group-prev") \
	COMMAND(GROUP_NEXT, "group-next") \
	COMMAND(COMMENT_PREV, "comment-prev") \
	COMMAND(COMMENT_NEXT, "comment-next") \
	COMMAND(THREAD_PREV, "thread-prev") \
	COMMAND(THREAD_NEXT, "thread-next") \
	COMMAND(PARENT, "parent") \
	COMMAND(AUTHOR_NEXT, "author-next") \
	COMMAND(AUTHOR_PREV, "author-prev") \
	COMMAND(FOLD, "fold") \
	COMMAND(UNFOLD, "unfold") \
	COMMAND(FOLD_ALL, "fold-all") \
	COMMAND(UNFOLD_ALL, "unfold-all") \
	COMMAND(SELECT, "select") \
	COMMAND(SEL_LINE_DOWN, "sel-line-down") \
	COMMAND(SEL_LINE_UP, "sel-line-up") \
	COMMAND(SEL_LEFT, "sel-left") \
	COMMAND(SEL_RIGHT, "sel-right") \
	COMMAND(SEL_WORD, "sel-word") \
	COMMAND(SEL_WORD_BACK, "sel-word-back") \
	COMMAND(SEL_SENTENCE, "sel-sentence") \
	COMMAND(SEL_PARA, "sel-para") \
	COMMAND(SEL_OTHER_END, "sel-other-end") \
	COMMAND(SEL_COPY, "sel-copy") \
	COMMAND(SEL_HIGHLIGHT, "sel-highlight") \
	COMMAND(SEL_NOTE, "sel-note") \
	COMMAND(SEL_REMOVE, "sel-remove") \
	COMMAND(SEL_CANCEL, "sel-cancel")

#define COMMAND_CONSTANT(constant, name) COMMAND_##constant,
typedef enum {
	COMMAND_NONE,
	COMMANDS(COMMAND_CONSTANT) COMMAND_COUNT
} Command;
#undef COMMAND_CONSTANT

typedef struct {
	KeyContext context;
	const char *key; /* the one to document */
	const char *keys; /* all names, parted by blanks, that one first */
	const char *action;
	const char *what; /* a short sentence for help and man page */
	Command command;
} KeyRow;

/* All rows of the table, in its order. */
const KeyRow *keymap_rows(size_t *count);

/* The command an action's name stands for, COMMAND_NONE for what is no action. */
Command command_named(Str action);

/* The name of CONTEXT in keymap.tsv and for bind, "all", "article" and so on; static. */
const char *context_name(KeyContext context);

/* The live map: the table's keys, and what the reader made of them. */
typedef struct Keymap Keymap;

/* A map as the table has it. The caller frees it; NULL is fine there. */
Keymap *keymap_new(void);
void keymap_free(Keymap *keymap);

/* KEY means ACTION in PANE (a context's name) from now on, or nothing. False with ERR: there is no
 * such pane, key or action. */
bool keymap_bind(Keymap *keymap, Str pane, Str key, Str action, Error *err) MUST_CHECK;
bool keymap_unbind(Keymap *keymap, Str pane, Str key, Error *err) MUST_CHECK;

/* The command of KEY in CONTEXT (its own keys first, then those of "all"), or
 * COMMAND_NONE. */
Command keymap_command(const Keymap *keymap, KeyContext context, Str key);

/* The first key of COMMAND in CONTEXT, or "" where it is not bound. Borrowed until the map
 * changes. */
const char *keymap_key(const Keymap *keymap, KeyContext context, Command command);

/* How COMMAND is called in CONTEXT, for sentences: by that key, else by its action behind a colon,
 * as on the command line. Borrowed alike. */
const char *keymap_call(const Keymap *keymap, KeyContext context, Command command);

/* Adds all keys of COMMAND in CONTEXT itself, parted by blanks. */
void keymap_add_keys(const Keymap *keymap, KeyContext context, Command command, Text *out);

/* The live map as configuration lines, "bind CONTEXT KEY ACTION", for --list-keys. */
void keymap_list(const Keymap *keymap, Text *out);

#endif
