/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_LEAVING_H
#define BROADSHEET_VIEW_LEAVING_H

/* What goes out of the program: files, commands, other programs. The view only says what is
 * wanted; each of these asks first, or is asked for by its own words. None where the
 * setting secure is on. */

#include "view/state.h"

/* May the program be left for another at all? Says so where it may not. */
bool leaving_is_allowed(View *view);

/* Ask for the name of a file (over the notebook: for all notes), or for a command. */
void leaving_ask_save(View *view);
void leaving_ask_pipe(View *view);
void leaving_ask_shell(View *view);

/* The answers of their prompts. */
void leaving_save(View *view);
void leaving_pipe(View *view);
void leaving_shell(View *view);

/* The page's file in another program; the address, after a question, likewise. */
void leaving_open_copy(View *view);
void leaving_ask_open_live(View *view);
void leaving_open_live(View *view);

#endif
