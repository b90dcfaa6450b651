/* SPDX-License-Identifier: ISC */
#include "article/markdown_lines.h"

#include "article/markdown_inline.h"

#define SEPARATOR  " \xC2\xB7 "
#define HARD_BREAK "\\\n"

void markdown_put_lines(Lines *lines, const Text *made)
{
	Str rest = text_str(made), line;

	while (str_next_line(&rest, &line)) {
		lines_begin_line(lines);
		lines_put(lines, line);
		lines_end_line(lines);
	}
}

Text markdown_begin(Lines *lines)
{
	lines_trim(lines);
	return text_in(lines->scratch);
}

void markdown_put_block(Lines *lines, const Text *made)
{
	if (made->size == 0)
		return;
	lines_part(lines, 1);
	markdown_put_lines(lines, made);
}

void markdown_add_part(Text *made, Str text)
{
	if (str_empty(text))
		return;
	if (made->size > 0 && made->at[made->size - 1] != '\n')
		text_add_c(made, SEPARATOR);
	markdown_add_text(made, text, PLACE_HEADING);
}

void markdown_break_line(Text *made)
{
	if (made->size > 0)
		text_add_c(made, HARD_BREAK);
}
