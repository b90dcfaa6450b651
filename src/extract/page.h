/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PAGE_H
#define BROADSHEET_EXTRACT_PAGE_H

/* A page as arrays. What the parser tells of it fills them; everything after works on
 * them.
 *
 *   text        the page's words in reading order: white space collapsed, a line
 *               feed where a line or a block ends;
 *   fragments   runs of text with one owner element, in order;
 *   lines       runs of fragments between breaks (a br or a block's edge);
 *   blocks      runs of lines between block edges; two br are an edge, too;
 *   elements    in document order, so that a subtree is the range
 *               [e, elements[e].end), and its words are ranges of fragments and
 *               blocks. elements[0] is the root.
 *
 * Ranges are half open. Whatever is asked about an element is a subtraction of
 * prefix sums, so no question about ancestors or subtrees costs a walk.
 *
 * Claims: related stories, comments, metadata and body each claim the blocks
 * they take, once, first come first served; what nobody claimed in the end is
 * the report of what was left out. Comments are looked for first, then related
 * stories, then the body; a reader looks only at blocks that are unclaimed.
 *
 * A "letter" is a letter, digit or symbol; an ideograph or kana counts two. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"
#include "extract/name_table.h"
#include "extract/phrases.h"
#include "extract/tags.h"
#include "extract/words.h"

typedef uint32_t Index;

#define PAGE_NONE UINT32_MAX

enum {
	PAGE_ELEMENTS_MAX = 1 << 22, /* beyond it text belongs to the last element kept */
	PAGE_TEXT_MAX = 256 << 20, /* bytes of text; beyond it the page is cut */
};

/* What an element inherits from those around it, or is itself. */
enum {
	MARK_BOLD = 1 << 0,
	MARK_ITALIC = 1 << 1,
	MARK_CODE = 1 << 2,
	MARK_PLAIN = 1 << 3, /* white space is kept */
	MARK_HIDDEN = 1 << 4, /* hidden attribute, display: none and the like */
	MARK_FALLBACK = 1 << 5, /* in noscript, object, video, iframe */
	MARK_CONTROL = 1 << 6, /* words on a form's control */
	MARK_FORM = 1 << 7, /* inside a form */
	MARK_QUOTE = 1 << 8, /* inside a blockquote */
	MARK_CAPTION = 1 << 9, /* inside figcaption, caption or an element named so */
	MARK_TABLE = 1 << 10, /* inside a table cell */
	MARK_WRAPPER = 1 << 11, /* put in by an archive: toolbars */
	MARK_NAV = 1 << 12, /* inside nav, or role navigation */
	MARK_FOOTER = 1 << 13, /* inside a footer */
	MARK_HEADER = 1 << 14, /* inside a header */
	MARK_ASIDE = 1 << 15, /* inside an aside element */
	MARK_FIGURE = 1 << 16, /* inside a figure element */
	MARK_SILENT = 1 << 17, /* in script, style, head: no fragments */
	MARK_STRUCK = 1 << 18, /* inside del, s */
};

/* What a tag says, or what a script or title holds, as the page has it: in page->work. */
typedef struct {
	const char *name, *value; /* "" where it has none */
} PageAttribute;

typedef struct {
	Index element, order;
	Str text;
} PageContent;

typedef struct {
	uint64_t kinds; /* KIND_* of its own class, id, role and tag (words.h) */
	uint64_t within; /* kinds of its ancestors (not its own) */
	Index parent; /* PAGE_NONE for the root */
	Index end; /* one past its last descendant */
	Index first_attribute; /* the last is before the first of the next element */
	Index class_name, id_name; /* rows of page->names */
	Index link; /* innermost a[href] it is or is in, or PAGE_NONE */
	Index first_fragment, end_fragment; /* exact */
	Index first_block, end_block; /* blocks it touches; for elements that break
	                               * lines: holds whole */
	uint32_t marks; /* MARK_*, own and inherited */
	Index breaking; /* innermost element that breaks lines, itself included */
	uint8_t heading; /* level of the h1 to h6 it is or is in, or 0 */
	uint8_t list_depth; /* lists around it, itself included */
	uint16_t depth; /* below the root, capped */
	uint16_t tag; /* Tag */
} Element;

typedef struct {
	uint32_t start, end; /* bytes of page->text, without white space at the ends */
	Index owner; /* innermost element around the text */
	Index line, block;
} Fragment;

typedef struct {
	uint32_t start, end; /* bytes of page->text */
	Index first_fragment; /* to the first of the next line, which the last has, too */
	Index block;
	uint32_t letters, link_letters;
} Line;

/* Who took a block. */
typedef enum {
	CLAIM_NONE,
	CLAIM_COMMENTS,
	CLAIM_RELATED,
	CLAIM_FIELD, /* stands in a field of the article: title, byline, a date */
	CLAIM_BODY, /* a block of the article, or part of one */
	CLAIM_LEFT_OUT, /* dropped, for the block's reason */
} Claim;

typedef struct {
	Str text; /* of page->text; lines parted by '\n' */
	uint64_t kinds; /* KIND_* of the holder and all around it */
	uint64_t hash; /* of its letters, case folded for ASCII */
	Index holder; /* innermost element around it that breaks lines */
	Index first_fragment,
		first_line; /* to the first of the next block, which the last has, too */
	uint32_t letters, link_letters;
	uint32_t words;
	uint32_t marks; /* MARK_* of the holder; BOLD, ITALIC, CODE: all of its text is */
	uint16_t links; /* link elements that begin in it, as far as a number of that size goes */
	uint16_t commas; /* of any script, likewise */
	uint8_t heading; /* level of the h1 to h6 around it, or 0 */
	uint8_t list_depth; /* lists around it */
	uint8_t claim; /* Claim; set through page_claim */
	uint8_t furniture; /* 1 + LeftOutReason where names say it is no text of the
	                    * article (furniture.h); 0 elsewhere */
	uint8_t reason; /* LeftOutReason, with CLAIM_LEFT_OUT or as a guess before */
	bool ends_sentence : 1; /* ends as a sentence does, quotation marks aside */
	bool teaser : 1; /* heads another story or tells of it (set by teasers) */
	bool inset : 1; /* in a box of the article (set by judge) */
	bool by_rules : 1; /* the rules kept it (set by judge) */
	bool ruled : 1; /* the rules are sure of it, whatever a model says (set by judge) */
} PageBlock;

static inline Index line_end_fragment(const Line *line)
{
	return line[1].first_fragment;
}

static inline Index block_end_fragment(const PageBlock *block)
{
	return block[1].first_fragment;
}

static inline Index block_end_line(const PageBlock *block)
{
	return block[1].first_line;
}

/* Sums over a range of fragments. */
typedef struct {
	uint32_t letters;
	uint32_t link_letters;
	uint32_t prose; /* letters of lines with 80 letters or more, under 35 % in links */
	uint32_t commas;
	uint32_t links; /* link elements begun */
} Sums;

typedef struct Page {
	Arena *arena; /* borrowed, the article's: texts and whatever the article keeps */
	Arena *work; /* owned by who made the page; gone when extract ends */
	Str text;
	NameTable names; /* class and id attributes */
	PageAttribute *attributes; /* of all elements, but for class and id */
	Index attribute_count;
	PageContent *contents; /* of scripts and titles, in the order of the elements */
	Index content_count;
	Element *elements;
	Index element_count;
	Fragment *fragments;
	Index fragment_count;
	Line *lines;
	Index line_count;
	PageBlock *blocks;
	Index block_count;
	uint8_t *furniture; /* of every element, as in PageBlock; set by furniture_mark */
	Sums *sums; /* fragment_count + 1 prefix sums */
	CleanCounts counts; /* what cleaning changed */
	bool cut; /* a limit was met */
	uint32_t quotes_looked_up; /* bounds a search that costs the page each time */

	Phrases phrases; /* the tables of phrases.h, indexed */
	const uint8_t *line_kinds, *block_kinds; /* PanelKind (panel_kinds.h), or NULL yet */
	const uint32_t *panel_names; /* of every element (panel_names.h), or NULL yet */

	unsigned without; /* evidence panels must not use (signals.h); 0 but in tests */
	Str address; /* the page's original address, or absent */
	Str base; /* what links are resolved against, or absent */
	Str host; /* of the address, or absent */
	Str site, authors; /* as declared, or absent (set by extract) */
	Index headline; /* element of the headline, or PAGE_NONE (set by metadata) */
	Str title; /* the headline's words as found, or absent (set by metadata) */
	const struct ModelTrial *trial; /* borrowed; for training (extract/model.h), or NULL */
} Page;

/* Sums over the fragments of element E, or over the fragments [FIRST, END). */
Sums page_sums(const Page *page, Index e);
Sums page_sums_between(const Page *page, Index first, Index end);

/* Sums over blocks [FIRST, END). */
Sums page_sums_blocks(const Page *page, Index first, Index end);

/* Is A the element E or an ancestor of it? */
bool page_contains(const Page *page, Index a, Index e);

/* The smallest element that holds both A and B. */
Index page_common(const Page *page, Index a, Index b);

/* The words of element E: its lines parted by '\n', borrowed from the page.
 * Empty when it has none. */
Str page_text_of(const Page *page, Index e);

/* The words of fragments [FIRST, END), likewise. */
Str page_text_between(const Page *page, Index first, Index end);

/* The words of blocks [FIRST, END), a line feed between blocks. */
Str page_text_blocks(const Page *page, Index first, Index end);

/* Attribute NAME of E, cleaned, white space collapsed and trimmed; absent when
 * it has none. A copy in page->arena unless the page's own text will do: good
 * as long as page->work, so str_copy what the article keeps. */
Str page_attribute(const Page *page, Index e, const char *name);

/* The attributes class and id of E, likewise: what page_attribute would give, without
 * a search. */
Str page_class(const Page *page, Index e);
Str page_id(const Page *page, Index e);

/* The attributes of E but for class and id, *COUNT of them, as the page has them. */
const PageAttribute *page_attributes(const Page *page, Index e, size_t *count);

/* What stands in the script or title E, piece by piece: *COUNT of them. Pieces are parted by
 * elements and comments. */
const PageContent *page_contents(const Page *page, Index e, size_t *count);

/* Has E an attribute of that NAME at all? */
bool page_has_attribute(const Page *page, Index e, const char *name);

/* Attribute NAME of E as an absolute original address (extract/address.h), in
 * page->arena; absent when it has none or an empty one. */
Str page_address(const Page *page, Index e, const char *name);

/* The address E links to or lies in a link to, resolved; absent when none. */
Str page_link(const Page *page, Index e);

/* Does class or id of E hold WORD (lower case) as one of its words, split at
 * spaces, hyphens, underlines, digits and inner capitals? */
bool page_has_word(const Page *page, Index e, const char *word);

/* First element with TAG in [FIRST, END), or PAGE_NONE. */
Index page_find_tag(const Page *page, Tag tag, Index first, Index end);

/* The next element after E that is not inside it; may equal element_count. */
Index page_after(const Page *page, Index e);

/* Parent of E that breaks lines, E itself if it does. */
Index page_breaking(const Page *page, Index e);

/* Spans of the fragments [FIRST, END) for a text that begins at byte START of
 * page->text and ends at END_BYTE: links, strong, emphasis, code. In page->arena.
 * OMIT holds MARK_BOLD or MARK_ITALIC for what is not to be told (typography of
 * the whole text). What readers do not see within a line is left out: spoken labels,
 * links for those who edit the page. */
Rich page_rich(const Page *page, Index first, Index end, uint32_t omit);

/* Claims blocks [FIRST, END) that nobody has claimed yet. Returns how many. */
Index page_claim(Page *page, Index first, Index end, Claim claim);

/* Claims all blocks of element E. */
Index page_claim_element(Page *page, Index e, Claim claim);

/* Leaves unclaimed blocks [FIRST, END) out for REASON. */
Index page_leave_out(Page *page, Index first, Index end, LeftOutReason reason);
Index page_leave_out_element(Page *page, Index e, LeftOutReason reason);

/* Is every block of E with letters in it claimed? */
bool page_is_claimed(const Page *page, Index e);

#endif
