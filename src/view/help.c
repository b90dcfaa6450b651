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

static void add_key(Sheet *sheet, const KeyRow *row)
{
	sheet_row(sheet, str(row->keys), str(row->what), str(row->action));
}

/* The live rows of CONTEXT in GROUP, under a heading when there are any. */
static void add_group(Sheet *sheet, KeyContext context, Group group)
{
	size_t count;
	const KeyRow *rows = keymap_rows(&count);
	bool headed = false;

	for (size_t i = 0; i < count; i++) {
		if (rows[i].context != context || rows[i].command == COMMAND_NONE ||
			command_groups[rows[i].command] != group)
			continue;
		if (!headed) {
			Text heading = text_in(NULL);

			text_format(
				&heading, "%s: %s", context_headings[context], group_names[group]);
			sheet_heading(sheet, text_str(&heading));
			text_clear(&heading);
			headed = true;
		}
		add_key(sheet, &rows[i]);
	}
}

static void add_context(Sheet *sheet, KeyContext context)
{
	for (Group group = 0; group < GROUP_COUNT; group++)
		add_group(sheet, context, group);
}

Sheet *help_sheet(KeyContext focused)
{
	Sheet *sheet = sheet_new(str("Keys"));

	add_context(sheet, focused);
	add_context(sheet, CONTEXT_ALL);
	for (KeyContext context = CONTEXT_ARTICLE; context < CONTEXT_COUNT; context++)
		if (context != focused)
			add_context(sheet, context);
	sheet_heading(sheet, str("More"));
	sheet_text(sheet,
		str("Digits before a key are a count: 12j goes twelve lines down, 40% to that "
		    "part of the text."));
	sheet_text(sheet, str("The manual: man broadsheet. This is " PACKAGE_STRING "."));
	return sheet;
}
