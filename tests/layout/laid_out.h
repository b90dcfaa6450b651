/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_LAID_OUT_H
#define BROADSHEET_TESTS_LAID_OUT_H

/* Articles made for a test, and what lines they become. */

#include "layout/layout.h"

/* Adds a block of KIND that says TEXT, or a comment. Texts are borrowed. */
Block *add_text(Article *article, BlockKind kind, const char *text);
void add_comment(Article *article, const char *author, int depth, const char *text);

/* The usual options, for lines of WIDTH cells. */
LayoutOptions wide(int width);

/* All lines of LAYOUT, without blanks at their ends. */
char *lines_shown(Arena *arena, Layout *layout);

/* The lines of FLOW are EXPECTED. */
void assert_flow_lines(Flow *flow, LayoutOptions options, const char *expected);

/* The lines of PART of ARTICLE, still growing: without the end line. */
void assert_lines(
	const Article *article, FlowPart part, LayoutOptions options, const char *expected);

#endif
