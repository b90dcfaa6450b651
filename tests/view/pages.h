/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_VIEW_PAGES_H
#define BROADSHEET_TESTS_VIEW_PAGES_H

/* Makes collections for tests of the view out of lines, a page each: title | address |
 * captured | date | site | section | words | comments | kind | digest | why it could not be
 * read. What is empty or missing is not known; a page with words counts as read; a date that
 * begins with ~ is inferred. Blanks around a bar and lines that begin with # are passed over. */

#include <stddef.h>

#include "library/library.h"
#include "view/view.h"

/* The caller closes it. Ends the program at a line it does not understand. */
Library *pages_build(const char *description);

/* The same from file NAME in tests/data/lists. */
Library *pages_build_from(const char *name);

/* Shows LIBRARY in VIEW; links lead where the library finds their address. */
void pages_show(View *view, Library *library, const char *title, bool as_list);

#endif
