/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_UNITS_H
#define BROADSHEET_EXTRACT_TEXT_UNITS_H

/* What a unit of bare text is by its looks: a paragraph, a line of a menu, a desk's slug. */

#include "base/str.h"
#include "extract/text_lines.h"

/* Links side by side, or items with bars between them. */
bool unit_is_navigation(const TextUnit *unit);

/* A paragraph of a story: a sentence, or many words; no menu and none of the words pages
 * have around their stories. */
bool unit_is_prose(const TextUnit *unit);

/* No letter in lower case: the capitals of a masthead, a label, a slug. */
bool text_is_capitals(Str text);

/* A desk's slug: capitals without a space, hyphens between them. */
bool text_is_slug(Str text);

/* An account to write to: "@jo". */
bool text_is_handle(Str text);

/* Does it begin or end as fields and buttons of forms and marks of pictures do in dumps:
 * "[ ] E-mail", "Search: [Go]"? */
bool text_is_field(Str text);

/* Does it say where a page stands in its site: "Home » Sport"? */
bool text_is_path(Str text);

/* Does it tell that the site sets cookies? */
bool text_is_cookie_notice(Str text);

/* Stands all of it in round brackets? */
bool text_is_bracketed(Str text);

#endif
