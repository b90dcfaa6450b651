/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_FINDING_H
#define BROADSHEET_VIEW_FINDING_H

/* Search as the reader meets it: the prompt that finds while one types, the way
 * from match to match, and the way back when it is called off. */

#include <stdbool.h>

#include "view/state.h"

/* Nothing was looked for; finding_clear frees what it holds. */
void finding_init(Finding *finding);
void finding_clear(Finding *finding);

/* What the keys go through now. */
Scope finding_scope(const View *view);

/* Opens the prompt. */
void finding_ask(View *view);

/* What its prompt does: finds as one types, goes on from there, or goes back to where
 * it was opened. */
void finding_typed(View *view);
void finding_accept(View *view);
void finding_call_off(View *view);

/* To the N-th match from here (negative: back). */
void finding_step(View *view, long n);

/* No marks any more; the pattern stays for n. */
void finding_off(View *view);

/* The texts of SCOPE are others now: what was found in them is forgotten. */
void finding_forget(View *view, Scope scope);

/* The texts of SCOPE have changed: what is marked in them is looked for anew. */
void finding_renew(View *view, Scope scope);

/* Closes the sheet over the panes, and with it what was found in it. */
void finding_close_sheet(View *view);

/* The search whose matches are marked in SCOPE, or NULL. */
const Search *finding_marks(const View *view, Scope scope);

#endif
