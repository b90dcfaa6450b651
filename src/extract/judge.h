/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_JUDGE_H
#define BROADSHEET_EXTRACT_JUDGE_H

/* Which blocks of the element that holds an article are its text, each judged by
 * words, shape and place. A name or a phrase alone drops no running text. */

#include "extract/page.h"

/* Letters in links, in percent. */
uint32_t block_link_percent(const PageBlock *block);

/* Is BLOCK running text: a sentence of some length, or a long text? */
bool block_is_prose(const PageBlock *block);

/* Is BLOCK shown text that nobody has claimed and no name calls furniture? */
bool block_is_open(const PageBlock *block);

/* Is the text of BLOCK markup that a page let slip? */
bool block_is_markup(const PageBlock *block);

/* Is TEXT, a line, what a server's program complained of while it made the page: "Warning: ... in
 * /x.php on line 7"? */
bool line_is_complaint(Str text);

/* Is the text of BLOCK a program's: a script without its element, data for one, what a server
 * complained of? Such counts while the article is looked for, and goes behind that. */
bool block_is_program(const PageBlock *block);

/* Judges the blocks of element ROOT: what stays is claimed for the body, what goes
 * is left out for its reason. False when nothing is left. */
bool judge_blocks(Page *page, Index root);

#endif
