/* SPDX-License-Identifier: ISC */
#include "view/sheets.h"

#include "base/arena.h"
#include "view/captures.h"
#include "view/collection_info.h"
#include "view/finding.h"
#include "view/help.h"
#include "view/info.h"
#include "view/labelling.h"

/* Shows SHEET over the panes; the same one again closes it. */
static void show_sheet(View *view, SheetKind kind, Sheet *sheet)
{
	bool again = view->sheet != NULL && view->sheet_kind == kind;

	finding_close_sheet(view);
	if (again) {
		sheet_free(sheet);
		return;
	}
	view->sheet = sheet;
	view->sheet_kind = kind;
	state_arrange(view);
}

void sheets_help(View *view)
{
	show_sheet(view, SHEET_HELP, help_sheet(view->keymap, state_focused_context(view)));
}

static void show_article_info(View *view)
{
	Arena *arena = arena_new();
	Label label = labelling_of_article(view);
	Text kept = text_in(arena);

	labelling_add_words(&label, &kept);
	show_sheet(view, SHEET_INFO,
		info_sheet(view->article, captures_for_info(view, arena), text_str(&kept),
			view->options.ascii));
	arena_free(arena);
}

void sheets_info(View *view)
{
	if (view->focus == PANE_LIST)
		show_sheet(view, SHEET_COLLECTION, collection_sheet(view));
	else if (view->article == NULL)
		state_say(view, "No article is open");
	else
		show_article_info(view);
}
