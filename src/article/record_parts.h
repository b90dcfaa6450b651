/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_RECORD_PARTS_H
#define BROADSHEET_ARTICLE_RECORD_PARTS_H

/* What the payloads of records say of an article, put into it: a function for each kind that is a
 * part of one. For the reader of the record stream alone.
 *
 * Each takes PAYLOAD from its start to its end and adds to ARTICLE, whose arena the payload names
 * as the one to keep texts in. Where something is wrong with the payload, or the article has no
 * room for it, nothing is put and payload->why says why. */

#include "article/article.h"
#include "article/record_payload.h"

/* Its kind, fields, direction, and what is said of its comments; in place of what it had. */
void record_put_head(Article *article, RecordPayload *payload);

/* A block behind the others, a related story, a left-out text. */
void record_put_block(Article *article, RecordPayload *payload);
void record_put_related(Article *article, RecordPayload *payload);
void record_put_left_out(Article *article, RecordPayload *payload);

/* A comment behind the others. Its texts are taken into the payload's scratch arena, for an
 * article keeps copies; the title and the quotes that do not fit its text are dropped. */
void record_put_comment(Article *article, RecordPayload *payload);

/* A warning; a second one of its code is dropped. */
void record_put_warning(Article *article, RecordPayload *payload);

/* Where it comes from, in place of what was known of that. */
void record_put_source(Article *article, RecordPayload *payload);

#endif
