/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_PRESS_DOCUMENT_H
#define BROADSHEET_SOURCE_PRESS_DOCUMENT_H

/* One document of a press database, as it is saved as text: facts under labels or in a
 * head of fixed order, then the story, then what the database says of it. */

#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"
#include "source/markup_writer.h"

typedef enum {
	PRESS_LABELS, /* "BYLINE: Jo", behind title, paper and date */
	PRESS_CODES, /* "HD Title", a code of two or three letters a field */
	PRESS_HEAD, /* title, author, "412 words", date, paper: a line each */
	PRESS_FORM_COUNT
} PressForm;

typedef struct {
	MarkupHead head; /* published is as the document writes it */
	Str body; /* paragraphs parted by empty lines */
	Str caption; /* of its pictures, which are not there; or absent */
	Str rest; /* what is no part of the story: paragraphs */
} PressDocument;

/* Is BEGINNING, the first bytes of a file without the line that counts its documents, a
 * document in FORM? COUNTED: there was such a line, which says much already. */
bool press_document_begins(Str beginning, PressForm form, bool counted);

/* Reads TEXT, UTF-8, as a document in FORM; what it says borrows TEXT or lies in ARENA. */
PressDocument press_document_read(Arena *arena, Str text, PressForm form);

#endif
