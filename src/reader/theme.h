/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_THEME_H
#define BROADSHEET_READER_THEME_H

/* Which theme the reader shows, and for which ground. */

#include "reader/state.h"

/* Takes the theme NAME, "auto" being the one for the terminal's ground as far as that is known,
 * with the contrast that the settings want. False with ERR, and the theme is as before. */
bool reader_theme_take(Reader *reader, const char *name, Error *err) MUST_CHECK;

/* The terminal is open: what is not known of its ground is asked for. */
void reader_theme_ask(Reader *reader);

/* The terminal may have answered. */
void reader_theme_follow(Reader *reader);

/* The one the settings name now. */
void reader_theme_set(Reader *reader);

/* The next one of the program's own. */
void reader_theme_next(Reader *reader);

/* Its name in the settings. */
Str reader_theme_name(const Reader *reader);

#endif
