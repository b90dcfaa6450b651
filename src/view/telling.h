/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_TELLING_H
#define BROADSHEET_VIEW_TELLING_H

/* Where the reader is, in words and in one place, the message row, for those who hear the
 * screen or feel it (the setting linear). */

#include "view/state.h"

/* Behind a key, BEFORE which that pane had the focus. Says nothing where there is a message. */
void telling_tell(View *view, Pane before);

#endif
