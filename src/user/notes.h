/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_USER_NOTES_H
#define BROADSHEET_USER_NOTES_H

/* The reader's highlights and notes as files of Markdown, one an article, in
 * broadsheet/notes of $XDG_DATA_HOME or ~/.local/share. Each says by itself what it is
 * about; it may be read, and edited, without this program:
 *
 *     # Headline
 *
 *     Author: Headline. Site, date. Address (captured date)
 *
 *     ## 26 Nov 2026
 *
 *     > the words that were highlighted
 *
 *     <!-- after: the words before them -->
 *
 *     The reader's words.
 *
 * Notes are put in and taken out of the file as it is then, under a lock, so that several
 * running copies lose nothing of each other. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "view/view.h"

/* The folder, or NULL: nowhere; the file of ARTICLE in it. In ARENA. */
const char *notes_folder(Arena *arena);
const char *notes_path(Arena *arena, const Article *article);

/* The notes of a file's TEXT, in ARENA; their number in *COUNT. */
ViewNote *notes_parse(Arena *arena, Str text, size_t *count);

/* The notes of the file PATH; none where it is not there. */
ViewNote *notes_read(Arena *arena, const char *path, size_t *count);

/* Adds NOTE, which is about ARTICLE; takes out the one that is like NOTE. False with ERR. */
bool notes_add(const char *path, const Article *article, ViewNote note, Error *err) MUST_CHECK;
bool notes_remove(const char *path, ViewNote note, Error *err) MUST_CHECK;

/* Adds all files to OUT, a blank line between; *ARTICLES and *NOTES: how many. */
void notes_gather(Text *out, size_t *articles, size_t *notes);

/* Adds what notes_gather makes as lines of JSON, one a note: headline, address, quote, note. */
void notes_add_json(Text *out, Str gathered);

#endif
