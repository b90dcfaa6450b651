/* SPDX-License-Identifier: ISC */
#include "view/notebook.h"

#include "base/arena.h"
#include "base/clean.h"
#include "view/number.h"

/* A line of the notes' Markdown. What is there for the program alone is left out. */
static void add_line(Sheet *sheet, Str line)
{
	if (str_starts(line, "# "))
		sheet_heading(sheet, str_from(line, 2));
	else if (str_starts(line, "## "))
		sheet_row(sheet, str_from(line, 3), str(""), STR_NONE);
	else if (!str_empty(str_trim(line)) && !str_starts(line, "<!--"))
		sheet_text(sheet, line);
}

Sheet *notebook_sheet(Str text, size_t articles, size_t notes, const Keymap *keymap)
{
	Arena *arena = arena_new();
	Text title = text_in(arena);
	Str line;

	text_add_c(&title, "Notebook: ");
	number_add_of(&title, notes, "note", "notes");
	text_add_c(&title, " on ");
	number_add_of(&title, articles, "article", "articles");
	Sheet *sheet = sheet_new(text_str(&title));

	while (str_next_line(&text, &line))
		add_line(sheet, clean_text(arena, line, 0, NULL));
	if (notes == 0)
		sheet_text(sheet,
			str_format(arena,
				"%s selects words of an article, %s keeps them here; %s adds a note.",
				keymap_call(keymap, CONTEXT_ARTICLE, COMMAND_SELECT),
				keymap_call(keymap, CONTEXT_SELECT, COMMAND_SEL_HIGHLIGHT),
				keymap_call(keymap, CONTEXT_SELECT, COMMAND_SEL_NOTE)));
	arena_free(arena);
	return sheet;
}
