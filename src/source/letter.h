/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_LETTER_H
#define BROADSHEET_SOURCE_LETTER_H

/* What MHTML and mail have in common: both are messages that hold a page among other
 * parts. Which of the two a file is, and which parts of a message are its text. */

#include <stdbool.h>

#include "source/mime.h"

typedef enum {
	LETTER_NONE, /* no message */
	LETTER_PAGE, /* a browser or an editor saved a page in it */
	LETTER_MAIL, /* somebody sent it */
} LetterKind;

/* What the file that begins with BEGINNING is, by the fields of its header. */
LetterKind letter_kind(Str beginning);

/* BYTES without what may stand before the first field: empty lines, a byte order mark,
 * the "From " line of a mailbox. */
Str letter_start(Str bytes);

/* Is PART text that is shown, and is it markup? Containers, attachments and pictures
 * are not. A part that does not say what it is is looked at. */
bool letter_is_text(const MimePart *part);

/* Is PART text that was attached to the message? */
bool letter_is_attached_text(const MimePart *part);
bool letter_is_markup(const MimePart *part);

/* Letters, tags left out, in MARKUP; stops counting at LIMIT. */
size_t letter_count(Str markup, size_t limit);

/* The character set that PART says its body is in, where that can be believed: a word
 * that programs write without thinking (us-ascii) counts only for bytes of ASCII. */
Str letter_charset(Arena *arena, const MimePart *part, Str body);

#endif
