/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_RECORD_FORMAT_H
#define BROADSHEET_ARTICLE_RECORD_FORMAT_H

/* What the writer and the reader of the record stream agree upon; nobody else
 * looks in here. Numbers are little endian. In a payload
 *   text   is its size (4 bytes; RECORD_ABSENT when there is none), its bytes;
 *   rich   is a text, the number of its spans (4), and of each its start (4),
 *          end (4), kind (1) and address (text);
 *   count  is 4 bytes.
 *
 * HEAD      kind of article (1), right to left (1), comments announced (8, two's
 *           complement), of each Field its text and where it was read (texts) and
 *           whether it was inferred (1), what found the body, what ran the
 *           comments (texts), why some are missing (1), pingbacks among them (8)
 * BLOCK     kind (1), then by kind
 *   paragraph     rich, intro (1)
 *   heading       level (1), rich, date (text)
 *   quote         rich, attribution (text), pull (1)
 *   list          ordered (1), count of items, of each depth (4), marker (text),
 *                 rich
 *   preformatted  rich
 *   figure        media (1), caption, credit, alt, src (texts)
 *   table         caption (text), counts of header rows, rows and columns, the
 *                 cells (texts) row by row
 *   aside         label, byline, role (texts), count of blocks, each as above
 *   rule          nothing
 * RELATED   title, url, date, section, heading (texts), group (1), kicker, media,
 *           source (texts), in the text (1), block (4)
 * COMMENT   author, location, date, time, text, id (texts), depth (4), role (1),
 *           whether it has details (1), and then
 *   details       size of the title (4), count of quotes, of each start and end (4
 *                 each), link (text), scored (1), score (8, two's complement),
 *                 picked, time inferred (1 each)
 * LEFT_OUT  reason (1), text, words (8)
 * WARNING   code (1), text
 * SOURCE    kind (1), via, address, captured, charset (texts), origin of the
 *           charset (1), bytes (8), media type, digest (texts), placed (1),
 *           offset, length (8)
 * ERROR     kind (1), number of the system's error (4), text, hint (texts)
 * END       nothing
 * HEADLINE  title, site (texts) */

#include <stdint.h>

typedef enum {
	RECORD_HEAD = 1,
	RECORD_BLOCK,
	RECORD_RELATED,
	RECORD_COMMENT,
	RECORD_LEFT_OUT,
	RECORD_WARNING,
	RECORD_SOURCE,
	RECORD_ERROR,
	RECORD_END,
	RECORD_HEADLINE
} RecordKind;

#define RECORD_MAGIC  "BSR1"
#define RECORD_ABSENT UINT32_MAX

enum {
	RECORD_MAGIC_BYTES = 4,
	RECORD_HEADER_BYTES = 5,
	RECORD_TEXT_BYTES_MIN = 4, /* an absent text */
	RECORD_RICH_BYTES_MIN = 8,
	RECORD_SPAN_BYTES_MIN = 13,
	RECORD_RANGE_BYTES = 8,
	RECORD_ITEM_BYTES_MIN = 16,
	RECORD_BLOCK_BYTES_MIN = 1
};

#endif
