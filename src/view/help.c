/* SPDX-License-Identifier: ISC */
#include "view/help.h"

#include <assert.h>
#include <stdbool.h>

#include "config.h"

typedef enum {
	GROUP_MOVE,
	GROUP_PANES,
	GROUP_OPEN,
	GROUP_FIND,
	GROUP_COMMENTS,
	GROUP_OUTSIDE,
	GROUP_VIEW,
	GROUP_LEAVE,
	GROUP_COUNT
} Group;

static const char *const group_names[] = {
	[GROUP_MOVE] = "Move",
	[GROUP_PANES] = "Panes",
	[GROUP_OPEN] = "Open",
	[GROUP_FIND] = "Find",
	[GROUP_COMMENTS] = "Comments",
	[GROUP_OUTSIDE] = "Copy and send",
	[GROUP_VIEW] = "View",
	[GROUP_LEAVE] = "Leave",
};
static_assert(sizeof group_names / sizeof *group_names == GROUP_COUNT, "each group has a name");

/* What a command is about; a command that is not named here is one to move by. */
static const Group command_groups[COMMAND_COUNT] = {
	[COMMAND_PANE_NEXT] = GROUP_PANES,
	[COMMAND_PANE_PREV] = GROUP_PANES,
	[COMMAND_PANE_ARTICLE] = GROUP_PANES,
	[COMMAND_PANE_RELATED] = GROUP_PANES,
	[COMMAND_PANE_COMMENTS] = GROUP_PANES,
	[COMMAND_ZOOM] = GROUP_PANES,
	[COMMAND_PANE_NARROWER] = GROUP_PANES,
	[COMMAND_PANE_WIDER] = GROUP_PANES,
	[COMMAND_ACT] = GROUP_OPEN,
	[COMMAND_OPEN] = GROUP_OPEN,
	[COMMAND_ARTICLE_NEXT] = GROUP_OPEN,
	[COMMAND_ARTICLE_PREV] = GROUP_OPEN,
	[COMMAND_BACK] = GROUP_OPEN,
	[COMMAND_FORWARD] = GROUP_OPEN,
	[COMMAND_LINKS] = GROUP_OPEN,
	[COMMAND_LINK_PREV] = GROUP_OPEN,
	[COMMAND_LINK_NEXT] = GROUP_OPEN,
	[COMMAND_SEARCH] = GROUP_FIND,
	[COMMAND_MATCH_NEXT] = GROUP_FIND,
	[COMMAND_MATCH_PREV] = GROUP_FIND,
	[COMMAND_FIND] = GROUP_FIND,
	[COMMAND_SORT] = GROUP_COMMENTS,
	[COMMAND_FOLD] = GROUP_COMMENTS,
	[COMMAND_UNFOLD] = GROUP_COMMENTS,
	[COMMAND_FOLD_ALL] = GROUP_COMMENTS,
	[COMMAND_UNFOLD_ALL] = GROUP_COMMENTS,
	[COMMAND_TEXT_WIDER] = GROUP_VIEW,
	[COMMAND_TEXT_NARROWER] = GROUP_VIEW,
	[COMMAND_TEXT_DEFAULT] = GROUP_VIEW,
	[COMMAND_SHIFT_LEFT] = GROUP_VIEW,
	[COMMAND_SHIFT_RIGHT] = GROUP_VIEW,
	[COMMAND_INFO] = GROUP_VIEW,
	[COMMAND_VIEW] = GROUP_VIEW,
	[COMMAND_RELOAD] = GROUP_VIEW,
	[COMMAND_COLOURS] = GROUP_VIEW,
	[COMMAND_WRAP] = GROUP_VIEW,
	[COMMAND_REDRAW] = GROUP_VIEW,
	[COMMAND_OPEN_COPY] = GROUP_OUTSIDE,
	[COMMAND_OPEN_LIVE] = GROUP_OUTSIDE,
	[COMMAND_COPY] = GROUP_OUTSIDE,
	[COMMAND_SAVE] = GROUP_OUTSIDE,
	[COMMAND_PIPE] = GROUP_OUTSIDE,
	[COMMAND_SHELL] = GROUP_OUTSIDE,
	[COMMAND_TYPED] = GROUP_VIEW,
	[COMMAND_HELP] = GROUP_VIEW,
	[COMMAND_LEAVE] = GROUP_LEAVE,
	[COMMAND_CLOSE] = GROUP_LEAVE,
	[COMMAND_QUIT] = GROUP_LEAVE,
	[COMMAND_SUSPEND] = GROUP_LEAVE,
	[COMMAND_CANCEL] = GROUP_LEAVE,
};

static const char *const context_headings[] = {
	[CONTEXT_ALL] = "In every pane",
	[CONTEXT_ARTICLE] = "In the article",
	[CONTEXT_RELATED] = "In the related stories",
	[CONTEXT_COMMENTS] = "In the comments",
	[CONTEXT_LIST] = "In the list",
	[CONTEXT_SELECT] = "While selecting",
};
static_assert(sizeof context_headings / sizeof *context_headings == CONTEXT_COUNT,
	"each context has a heading");

/* What is gathered for the sheet. */
typedef struct {
	Sheet *sheet;
	const Keymap *keymap;
} Help;

/* The keys of ROW as they are bound now; absent when none is. In KEYS. */
static Str keys_of(const Help *help, const KeyRow *row, Text *keys)
{
	keys->size = 0;
	keymap_add_keys(help->keymap, row->context, row->command, keys);
	return text_str(keys);
}

/* The rows of CONTEXT in GROUP, under a heading when there are any. */
static void add_group(const Help *help, KeyContext context, Group group)
{
	size_t count;
	const KeyRow *rows = keymap_rows(&count);
	bool headed = false;
	Text keys = text_in(NULL);

	for (size_t i = 0; i < count; i++) {
		if (rows[i].context != context || str_empty(keys_of(help, &rows[i], &keys)) ||
			command_groups[rows[i].command] != group)
			continue;
		if (!headed) {
			Text heading = text_in(NULL);

			text_format(
				&heading, "%s: %s", context_headings[context], group_names[group]);
			sheet_heading(help->sheet, text_str(&heading));
			text_clear(&heading);
			headed = true;
		}
		sheet_row(help->sheet, text_str(&keys), str(rows[i].what), str(rows[i].action));
	}
	text_clear(&keys);
}

static void add_context(const Help *help, KeyContext context)
{
	for (Group group = 0; group < GROUP_COUNT; group++)
		add_group(help, context, group);
}

Sheet *help_sheet(const Keymap *keymap, KeyContext focused)
{
	Sheet *sheet = sheet_new(str("Keys"));
	const Help help = { sheet, keymap };

	add_context(&help, focused);
	add_context(&help, CONTEXT_ALL);
	for (KeyContext context = CONTEXT_ARTICLE; context < CONTEXT_COUNT; context++)
		if (context != focused)
			add_context(&help, context);
	sheet_heading(sheet, str("More"));
	sheet_text(sheet,
		str("Digits before a key are a count: 12j goes twelve lines down, 40% to that "
		    "part of the text."));
	sheet_text(sheet, str("The manual: man broadsheet. This is " PACKAGE_STRING "."));
	return sheet;
}
