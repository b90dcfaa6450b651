/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_ERRANDS_H
#define BROADSHEET_READER_ERRANDS_H

/* What the view wants done outside of the program: copying, saving, handing text to a command,
 * opening what another program shows. Each ends with a message in the view. Nothing of it
 * is done where the setting secure is on. */

#include "collection/collection.h"
#include "terminal/terminal.h"
#include "view/view.h"

/* All borrowed. */
typedef struct {
	View *view;
	Terminal *terminal;
	const Collection *collection;
} Errands;

/* Carries EFFECT out (EFFECT_COPY to EFFECT_OPEN_PICTURE). True when the screen was left, so that
 * the window may have another size. */
bool errands_run(const Errands *errands, Effect effect);

/* Writes TEXT to the file NAME, which may begin with "~/" and be followed by a "!" that lets it
 * replace one; then says "WRITTEN NAME", or what was wrong. Not where secure is set. */
void errands_write(const Errands *errands, Str name, Str text, Str written);

#endif
