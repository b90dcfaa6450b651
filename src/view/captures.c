/* SPDX-License-Identifier: ISC */
#include "view/captures.h"

#include "view/finding.h"
#include "view/page_line.h"

/* The rows of the captures, in ARENA; *COUNT is 0 where there is no collection. */
static const uint32_t *rows_of(const View *view, Arena *arena, size_t *count)
{
	*count = 0;
	if (view->library == NULL || view->item >= library_count(view->library))
		return NULL;
	return library_captures(view->library, view->item, arena, count);
}

CaptureOf captures_here(const View *view)
{
	Arena *arena = arena_new();
	CaptureOf here = { 1, 1 };
	size_t count;
	const uint32_t *rows = rows_of(view, arena, &count);

	for (size_t i = 0; i < count; i++)
		if (rows[i] == view->item)
			here = (CaptureOf){ i + 1, count };
	arena_free(arena);
	return here;
}

/* The name of the file that ROW, which is row NUMBER, lies in; absent where it is one itself. */
static Str file_of(const View *view, const LibraryRow *row, size_t number)
{
	Str file = row->place.file;

	if (row->place.contained && !str_present(file))
		file = library_row(view->library, library_holder(view->library, number)).label;
	return str_from(file, str_find_last_byte(file, '/') + 1);
}

/* Where all lie in one file its name says nothing. */
static void forget_common_file(InfoCapture *captures, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (!str_equal(captures[i].file, captures[0].file))
			return;
	for (size_t i = 0; i < count; i++)
		captures[i].file = STR_NONE;
}

InfoCaptures captures_for_info(const View *view, Arena *arena)
{
	size_t count;
	const uint32_t *rows = rows_of(view, arena, &count);
	InfoCapture *captures = arena_array(arena, count, sizeof *captures);

	for (size_t i = 0; i < count; i++) {
		LibraryRow row = library_row(view->library, rows[i]);

		captures[i] = (InfoCapture){
			.when = page_line_captured(arena, &row),
			.file = file_of(view, &row, rows[i]),
			.shown = rows[i] == view->item,
		};
	}
	forget_common_file(captures, count);
	return (InfoCaptures){ .captures = captures, .count = count > 1 ? count : 0 };
}

void captures_open_number(View *view)
{
	Arena *arena = arena_new();
	size_t count;
	const uint32_t *rows = rows_of(view, arena, &count);
	bool of_page = view->sheet_kind == SHEET_INFO && count > 1;

	if (!of_page) {
		state_say(view, "%s closes this page first", state_call(view, COMMAND_CLOSE));
	} else if (!view->counting) {
		state_say(view, "A number and %s opens that capture; %s closes this page",
			state_call(view, COMMAND_ACT), state_call(view, COMMAND_CLOSE));
	} else if (view->count < 1 || (size_t)view->count > count) {
		state_say(view, "There are %zu captures of this page", count);
	} else {
		size_t row = rows[view->count - 1];

		finding_close_sheet(view);
		state_ask_for_item(view, row, SHOW_ARTICLE, 0);
	}
	arena_free(arena);
}
