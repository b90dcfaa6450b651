/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_WRITER_PARTS_H
#define BROADSHEET_ARTICLE_WRITER_PARTS_H

/* The parts of an article that a writer writes, an or of these. Without the story no
 * headline is written, either; a page that is no article has no other part. */
enum {
	WRITE_STORY = 1,
	WRITE_RELATED = 2,
	WRITE_COMMENTS = 4,
	WRITE_ALL = WRITE_STORY | WRITE_RELATED | WRITE_COMMENTS
};

#endif
