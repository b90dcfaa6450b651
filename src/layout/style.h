/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_STYLE_H
#define BROADSHEET_LAYOUT_STYLE_H

/* What a run of cells is, by name. Themes (terminal/theme.h) say what a name looks
 * like; nobody left of the terminal knows a colour. A style stands for a kind of
 * text; marks (emphasis, a search match, the cursor) lie over it. */

/* STYLE(constant, name in theme files, what it is) */
#define STYLES(STYLE) \
	STYLE(TEXT, "text", "running text") \
	STYLE(KICKER, "kicker", "site and section above the headline") \
	STYLE(HEADLINE, "headline", "the headline") \
	STYLE(DATELINE, "dateline", "dates under the headline") \
	STYLE(BYLINE, "byline", "who wrote it") \
	STYLE(ROLE, "role", "what the writer is") \
	STYLE(INTRO, "intro", "standfirst or first paragraph") \
	STYLE(CROSSHEAD, "crosshead", "heading within the story") \
	STYLE(CAPTION, "caption", "words under a picture") \
	STYLE(QUOTE, "quote", "quoted paragraph") \
	STYLE(ATTRIBUTION, "attribution", "who is quoted") \
	STYLE(CODE, "code", "preformatted text") \
	STYLE(TABLE, "table", "table cell") \
	STYLE(TABLE_HEAD, "table-head", "table heading") \
	STYLE(MARKER, "marker", "list marker") \
	STYLE(ASIDE, "aside", "text of a box set apart") \
	STYLE(ASIDE_HEAD, "aside-head", "label or byline of a box set apart") \
	STYLE(BAR, "bar", "bars and rules") \
	STYLE(END, "end", "end line") \
	STYLE(NOTE, "note", "what the copy lacks, said in the text") \
	STYLE(RELATED_TITLE, "related-title", "title of a related story") \
	STYLE(ABSENT, "absent", "links and related stories that the archive has no copy of") \
	STYLE(RELATED_META, "related-meta", "date and section of a related story") \
	STYLE(COMMENT_HEAD, "comment-head", "author, place and date of a comment") \
	STYLE(COMMENT, "comment", "text of a comment") \
	STYLE(COMMENT_TITLE, "comment-title", "title of a comment") \
	STYLE(COMMENT_QUOTE, "comment-quote", "what a comment quotes of another") \
	STYLE(COMMENT_FOLDED, "comment-folded", "first words of a folded comment") \
	STYLE(PANE_TITLE, "pane-title", "title of a pane") \
	STYLE(PANE_TITLE_FOCUSED, "pane-title-focused", "title of the pane the keys go to") \
	STYLE(STATUS, "status", "status line") \
	STYLE(HINT, "hint", "hint line") \
	STYLE(HINT_KEY, "hint-key", "key in the hint line") \
	STYLE(MESSAGE, "message", "message line") \
	STYLE(ERROR, "error", "message of something that failed") \
	STYLE(PROMPT, "prompt", "what is being typed") \
	STYLE(LABEL, "label", "names of fields and keys in help and info")

#define STYLE_CONSTANT(constant, name, what) STYLE_##constant,
typedef enum {
	STYLES(STYLE_CONSTANT) STYLE_COUNT
} Style;
#undef STYLE_CONSTANT

/* Marks over a style, an or of these. */
/* MARK(constant, bit, name in theme files, what it is) */
#define MARKS(MARK) \
	MARK(EMPHASIS, 1, "emphasis", "emphasised words") \
	MARK(STRONG, 2, "strong", "strong words") \
	MARK(CODE, 4, "code-words", "code within text") \
	MARK(LINK, 8, "link", "linked words") \
	MARK(LINK_SELECTED, 16, "link-selected", "the selected link") \
	MARK(MATCH, 32, "match", "a search match") \
	MARK(MATCH_CURRENT, 64, "match-current", "the current search match") \
	MARK(CURSOR, 128, "cursor", "the row the keys act on") \
	MARK(SELECTED, 256, "selected", "selected words") \
	MARK(HIGHLIGHT, 512, "highlight", "words that were highlighted")

#define MARK_CONSTANT(constant, bit, name, what) MARK_##constant = (bit),
enum {
	MARKS(MARK_CONSTANT) MARK_NONE = 0
};
#undef MARK_CONSTANT

/* The name of STYLE as theme files write it. */
const char *style_name(Style style);

#endif
