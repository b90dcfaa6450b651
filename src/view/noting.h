/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_NOTING_H
#define BROADSHEET_VIEW_NOTING_H

/* The keys of highlights and notes. The view asks for what is to be kept, or to be there
 * no more (EFFECT_NOTE_ADD, EFFECT_NOTE_REMOVE), and is told by view_set_notes what is. */

#include "view/state.h"

void noting_highlight(View *view); /* what is selected */
void noting_ask(View *view); /* for words on what is selected, or on the article */
void noting_accept(View *view); /* they were typed */
void noting_remove(View *view); /* the highlight under the selection */

/* Asks for the sheet of all notes (EFFECT_NOTEBOOK); for the name of a file to write them to. */
void noting_open_notebook(View *view);
void noting_ask_export(View *view);
void noting_export(View *view); /* to the file that was typed */

#endif
