/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_RECORD_H
#define BROADSHEET_ARTICLE_RECORD_H

/* The record stream: how an article crosses from the confined child to the
 * parent. The child is assumed to be in an enemy's hands, so the reader checks
 * every length, count, offset and enum, and cleans every text a second time.
 *
 * A stream is "BSR1", then records: kind (1 byte), payload length (4 bytes,
 * little endian), payload. The first record says the kind of article and its
 * fields, then come blocks, related stories, comments, left-out texts, warnings
 * and source, each a record of its own, and the last is an end record; a stream
 * that stops before its end record was cut. Kinds the reader does not know are
 * skipped. An error record carries why the child could not go on. Before all that
 * a foreword may come: "BSR1" and one record with the headline of the article, which
 * the child knew before it knew the article.
 *
 * Writer and reader are modules of their own; this header is the door to both. */

#include "article/record_read.h"
#include "article/record_write.h"

#endif
