/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_COPYING_H
#define BROADSHEET_VIEW_COPYING_H

/* What y copies: asks the reader's owner to take a text somewhere (EFFECT_COPY). Each says so
 * where there is nothing of its kind. */

#include "view/state.h"

/* Waits for the second key, which says what; the setting secure forbids it. */
void copying_ask(View *view);

void copying_address(View *view); /* of the story, related story or comment */
void copying_title(View *view); /* title and address, a line each */
void copying_citation(View *view); /* "Author: Title. Site, date. Address (captured date)" */
void copying_markdown(View *view); /* [title](address) */
void copying_paragraph(View *view); /* the one at the top, the comment, the title */
void copying_all(View *view); /* the whole article as text */
void copying_selection(View *view, Text *text); /* TEXT is freed */

/* FORM is bibtex, csl or text. False with ERR: it is none of these. */
bool copying_cite(View *view, Str form, Error *err) MUST_CHECK;

#endif
