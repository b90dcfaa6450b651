/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_MADE_SITE_H
#define BROADSHEET_TESTS_MADE_SITE_H

/* A newspaper's site that does not exist, of 300 stories that lead to each other, captured
 * three times: mirrored into a folder as wget does, in a WARC, in a WACZ. No capture holds
 * all, some stories are in none, and the WARC holds some twice.
 *
 * A story links to others by addresses that are written in many ways: relative, with another
 * scheme, a port, "www.", a fragment, a parameter that says where the reader came from. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/text.h"

enum {
	MADE_STORIES = 300,
	MADE_BODY_LINKS = 4,
	MADE_RELATED = 3,
	MADE_LINKS = MADE_BODY_LINKS + MADE_RELATED
};

typedef enum {
	MADE_MIRROR,
	MADE_WARC,
	MADE_WARC_AGAIN, /* the second time in the same file */
	MADE_WACZ,
	MADE_CAPTURE_COUNT
} MadeCapture;

/* Does CAPTURE hold STORY? */
bool made_site_holds(MadeCapture capture, int story);

/* When CAPTURE took STORY: seconds since 1970; and as ISO 8601, in ARENA. */
long long made_site_time(MadeCapture capture, int story);
Str made_site_time_iso(Arena *arena, MadeCapture capture, int story);

/* The story link LINK of STORY leads to; the story that ADDRESS is of, -1 when of none. */
int made_site_target(int story, int link);
int made_site_story_of(Str address);

/* Writes the three captures into FOLDER, which exists: mirror/, site.warc and site.wacz.
 * Ends the test when that fails. */
void made_site_write(const char *folder);

#endif
