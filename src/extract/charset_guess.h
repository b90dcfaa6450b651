/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_CHARSET_GUESS_H
#define BROADSHEET_EXTRACT_CHARSET_GUESS_H

/* The last resort for bytes that declare nothing and are not UTF-8: a guess by the
 * frequencies of letters. It is made by libuchardet where the system has that
 * library; it is opened only for such bytes, because it is of no use to others and
 * takes as long to load as a page to read. */

#include <stdbool.h>

#include "base/str.h"

typedef struct Guesser Guesser;

/* Could BYTES be a text in windows-1252, the set of most pages that declare
 * nothing? Its letters beyond ASCII stand among plain ones, not in runs, and its
 * signs do not stand inside words. */
bool charset_plausible_1252(Str bytes);

/* Could BYTES, in which windows-1252 is not plausible, be a western text in the set of DOS
 * (437)? What is beyond ASCII are letters then, within words and few. */
bool charset_plausible_dos(Str bytes);

/* Opens the library, a file: before the child is confined. NULL where there is
 * none. The caller owns it. */
Guesser *guesser_open(void);

/* NULL is fine. */
void guesser_close(Guesser *guesser);

/* The WHATWG name of the set BYTES are most likely in; NULL when GUESSER (which may
 * be NULL) has no idea, or none that can be decoded. Static. */
const char *guesser_name(const Guesser *guesser, Str bytes);

#endif
