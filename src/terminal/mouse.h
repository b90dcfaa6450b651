/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_MOUSE_H
#define BROADSHEET_TERMINAL_MOUSE_H

/* Reports of the mouse in the form of mode 1006: "ESC [ < button ; column ; row M". */

#include <stdbool.h>

#include "base/str.h"
#include "view/view.h"

/* What turns the reports on and off. */
extern const char mouse_on[], mouse_off[];

/* Is BODY, a control sequence without its introducer, such a report? */
bool mouse_is_report(Str body);

/* What report BODY says; false where that is of no use: buttons but the first, their release, and
 * whatever is out of any window. */
bool mouse_read(Str body, ViewMouse *out);

#endif
