/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_PANELS_H
#define BROADSHEET_EXTRACT_TEXT_PANELS_H

/* Related stories in bare text: lists told by the words over them and by how their
 * lines repeat. A taker begins at a unit, marks what it took and fills the article;
 * where the units are no such list it takes nothing. Readers' letters are taken in
 * the same way (text_letters.h). */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "extract/dates.h"
#include "extract/panel_words.h"
#include "extract/text_lines.h"

/* What a unit has become. */
typedef enum {
	ROLE_NONE,
	ROLE_FIELD, /* stands in a field of the article, or is a member of a panel */
	ROLE_BODY,
	ROLE_LEFT_OUT
} UnitRole;

typedef struct {
	Article *article;
	Arena *arena; /* borrowed, the article's */
	Arena *work; /* borrowed: of what is gone when the article is made */
	TextPage page;
	uint8_t *roles; /* UnitRole, one a unit */
	uint8_t *reasons; /* LeftOutReason, one a unit, for ROLE_LEFT_OUT */
	size_t standfirst; /* unit of the lines below the headline, or STR_NOWHERE */
	int tries; /* looks over the rest of the text for letters */
} TextStory;

/* Leaves unit I out for REASON. */
void text_leave_out(TextStory *story, size_t i, LeftOutReason reason);

/* What the unit says as a heading; PANEL_NONE for units that are none. */
PanelKind text_panel_kind(const TextUnit *unit);

/* Is UNIT a paragraph in sentences? */
bool text_is_prose(const TextUnit *unit);

/* What stands behind the date FOUND in TEXT, or else before it, without separators;
 * perhaps empty, borrowed. */
Str text_beside_date(Str text, const DateFound *found);

/* Is UNIT a date with at most a few words beside it, as under the headline of a
 * related story? REST is those words, perhaps empty; borrowed. */
bool text_date_line(const TextUnit *unit, DateFound *found, Str *rest);

/* Is unit I the headline of a story with a line of date and section behind it? */
bool text_is_dated_story(const TextPage *page, size_t i);

/* Takes the list whose heading is unit I, a list of KIND, or, with PANEL_NONE,
 * the dated stories that begin at unit I without a heading. Returns the unit
 * behind it; I when there is no list. Promotions are left out. */
size_t text_take_list(TextStory *story, size_t i, PanelKind kind);

#endif
