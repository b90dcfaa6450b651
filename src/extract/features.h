/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FEATURES_H
#define BROADSHEET_EXTRACT_FEATURES_H

/* What can be said of a block in numbers: of its text, the elements around it, its
 * place, its neighbours, and of what each of several independent answers says of
 * it. The model (model.h) weighs these; here they are only measured. All are
 * properties of pages in general: no host, no word that stands for one site.
 *
 * Numbers are whole, in thousandths: a flag is 0 or 1000, a share 0 to 1000, a
 * count or length n is 125 log2(1 + n), so that 255 is 1000; a level is
 * 1000 / (1 + n), and 0 where there is none (feature_units).
 *
 * This is the one list of them. A module each measures those of the text (feature_text), of
 * its words (feature_words), of the elements around (feature_around), of the answers
 * (feature_answers), of the place (feature_place) and of other blocks (feature_others), by
 * what feature_notes has found out of the page. */

#include "extract/body.h"
#include "extract/page.h"

/* Three features each: how near an element of that kind is above the block; is
 * one there with under a fifth of the page's prose; with more. */
#define FEATURE_KINDS(X) \
	X(BODY) \
	X(ARTICLE) \
	X(COMMENT) \
	X(RELATED) \
	X(PROMOTION) \
	X(SHARE) \
	X(CONSENT) \
	X(AUTHOR) \
	X(CAPTION) \
	X(CREDIT) \
	X(DATE) \
	X(HIDDEN) \
	X(NAVIGATION) \
	X(SIDEBAR) \
	X(FOOTER) \
	X(HEADER) \
	X(TAGS) \
	X(POST) \
	X(ADVERT) \
	X(SPONSOR) \
	X(SIGNUP) \
	X(FORM) \
	X(DISCLAIMER) \
	X(INTRO) \
	X(HEADLINE) \
	X(INSET) \
	X(GALLERY) \
	X(META) \
	X(MEDIA) \
	X(SECTION) \
	X(SITE)

/* The same three for elements by name. */
#define FEATURE_TAGS(X) \
	X(ARTICLE) \
	X(MAIN) \
	X(ASIDE) \
	X(NAV) \
	X(HEADER) \
	X(FOOTER) \
	X(FORM) \
	X(TABLE) \
	X(BLOCKQUOTE) \
	X(UL) \
	X(OL) \
	X(DL) \
	X(FIGURE) \
	X(SECTION) \
	X(PRE) \
	X(LABEL) \
	X(A)

/* X(name, what it says). */
#define FEATURE_TABLE(X) \
	/* Text */ \
	X(LETTERS, "letters") \
	X(WORDS, "words") \
	X(LINK_SHARE, "letters in links") \
	X(LINK_SHARE_SQUARE, "the same squared") \
	X(LINKS, "links") \
	X(COMMAS, "commas") \
	X(COMMA_RATE, "commas to words") \
	X(SENTENCE_END, "ends as a sentence does") \
	X(COLON_END, "ends with a colon") \
	X(QUESTION_END, "ends with a question mark") \
	X(DOTS_END, "ends with dots: cut") \
	X(DIGITS, "share of digits") \
	X(CAPITALS, "share of capitals") \
	X(WORD_LENGTH, "letters to a word") \
	X(LINES, "lines") \
	X(SENTENCES, "sentence ends within") \
	X(FIRST_CAPITAL, "begins with a capital") \
	X(FIRST_SMALL, "begins with a small letter") \
	X(FIRST_DIGIT, "begins with a digit") \
	X(FIRST_QUOTE, "begins with a quotation mark") \
	X(BARS, "bars and bullets between words") \
	X(ADDRESS, "an address or a name with an at sign") \
	X(YEAR, "four digits in a row") \
	X(CLOCK, "a time of day") \
	X(COPYRIGHT, "a copyright sign") \
	X(LABEL_COLON, "a short label and a colon at its start") \
	X(LABEL_LINK, "the same, and links behind it") \
	X(STRICT, "running text by itself") \
	X(BOLD, "bold throughout") \
	X(ITALIC, "italic throughout") \
	X(SHOWN_NOT, "hidden") \
	X(FALLBACK, "shown only without script") \
	X(IN_FORM, "on a form") \
	X(REPEATED, "the same text elsewhere") \
	X(TITLE, "the headline's words") \
	X(TITLE_WITHIN, "words of the headline only") \
	X(STRUCK, "struck out") \
	/* Words */ \
	X(PHRASE_SURE, "begins with words of furniture") \
	X(PHRASE_LIKELY, "begins with words often of furniture") \
	X(PHRASE_TOOL, "words of sharing and tools") \
	X(PHRASE_FORM, "words of signing up") \
	X(PHRASE_PROMO, "words of further stories") \
	X(PHRASE_LEGAL, "legal words") \
	X(PHRASE_ABOUT, "words about the article") \
	X(SECTION_START, "a heading of what is no article") \
	X(BOX_LABEL, "a heading of a box") \
	X(COMMON, "share of common words") \
	X(COMMON_FEW, "running text in length, but few common words") \
	X(YOU, "words to the reader") \
	X(YOU_SHARE, "their share") \
	X(WE, "words of who publishes") \
	X(WE_SHARE, "their share") \
	X(SIGNUP, "words of accounts and letters") \
	X(LEGAL, "words of rights and terms") \
	X(TRADE, "words of prices and orders") \
	X(WRITER, "words of those who write") \
	X(MEDIUM, "words of magazines and broadcasts") \
	X(PICTURE, "words of who made a picture") \
	X(FURTHER, "words of what else to read") \
	X(CONTACT, "words of where to write or call") \
	X(SOCIAL, "words of networks") \
	X(HINTS_SHARE, "share of all these") \
	X(HINTS_TAIL, "all these, behind the article's prose") \
	X(TEASER, "a heading that leads elsewhere, or the text under it") \
	X(TEASERS, "the same, and how much of the page is such") \
	X(SITE_NAMED, "names the site") \
	X(SITE_TAIL, "the same behind the article's prose") \
	X(AUTHOR_NAMED, "names the author") \
	X(AUTHOR_FIRST, "begins with the author's name") \
	X(LONGS, "words of the subject's length") \
	X(SHARED, "share of them used elsewhere in the article") \
	X(SHARED_NONE, "several of them, none used elsewhere") \
	X(TITLED, "words of the headline among them") \
	/* Element */ \
	X(H1, "h1") \
	X(H2, "h2") \
	X(H3, "h3") \
	X(H4, "h4 to h6") \
	X(P, "p") \
	X(LI, "li") \
	X(CELL, "td or th") \
	X(DIV, "div") \
	X(TERM, "dt") \
	X(DEFINITION, "dd") \
	X(LIST_DEPTH, "lists around it") \
	X(DEPTH, "elements around it") \
	/* Ancestors: the four nearest boxes */ \
	X(BOX1_SHARE, "prose of the page in the nearest box") \
	X(BOX1_LINKS, "letters in links there") \
	X(BOX1_BLOCKS, "blocks there") \
	X(BOX1_STRICT, "running text there") \
	X(BOX2_SHARE, "second box") \
	X(BOX2_LINKS, "second box") \
	X(BOX2_BLOCKS, "second box") \
	X(BOX2_STRICT, "second box") \
	X(BOX3_SHARE, "third box") \
	X(BOX3_LINKS, "third box") \
	X(BOX3_BLOCKS, "third box") \
	X(BOX3_STRICT, "third box") \
	X(BOX4_SHARE, "fourth box") \
	X(BOX4_LINKS, "fourth box") \
	X(BOX4_BLOCKS, "fourth box") \
	X(BOX4_STRICT, "fourth box") \
	X(BAD_SHARE, "least prose under a name of furniture") \
	X(BAD_COUNT, "names of furniture around it") \
	X(TITLED_NEAR, "in a box whose first line is of no article") \
	X(TITLED_SHARE, "prose of the page in that box") \
	/* Density */ \
	X(DENSITY, "best score of density around it, to the page's best") \
	X(CORE, "in the densest element") \
	X(CORE_LEVEL, "levels below it") \
	X(CORE_STEPS, "else: steps up to what holds both") \
	X(CORE_COMMON, "prose of the page in what holds both") \
	X(BRANCH_SHARE, "branch of the core it is in: prose") \
	X(BRANCH_LINKS, "letters in links there") \
	X(BRANCH_BLOCKS, "blocks there") \
	X(BRANCH_STRICT, "running text there") \
	X(ROOT, "in the body's element") \
	/* Answers */ \
	X(IN_NAMED, "in the element named as the body") \
	X(IN_ARTICLE, "in the largest article element") \
	X(IN_HEADED, "in the smallest element with headline and text") \
	X(VOTES, "how many of the answers agree") \
	X(VOTES_ALL, "all agree") \
	X(RULE, "the rules keep it") \
	X(RULE_NAMED, "the rules drop it for a name") \
	X(RULE_OUTSIDE, "the rules look elsewhere") \
	X(RULE_PROMO, "the rules drop it as further stories") \
	X(RULE_OTHER, "the rules drop it for its place") \
	X(RULE_PHRASE, "the rules drop it for its words") \
	X(RULE_AGAIN, "the rules drop it as a repetition") \
	X(RULE_ALL, "prose of the page the rules keep") \
	X(RULE_STRAY, "strict, in the core, and not kept") \
	X(RULE_BOX1, "letters the rules keep in the nearest box") \
	X(RULE_BOX2, "in the second") \
	X(RULE_LIKE, "in blocks like it") \
	X(RULE_BEFORE, "in the two blocks before") \
	X(RULE_BEHIND, "in the two blocks behind") \
	X(RULE_INSIDE, "between the first and last kept") \
	/* Likeness */ \
	X(LIKE_SHARE, "prose of the page in blocks of its tag and class") \
	X(LIKE_LINKS, "letters in links there") \
	X(LIKE2_SHARE, "the same with the parent's tag and class") \
	X(LIKE2_LINKS, "letters in links there") \
	X(SERIES, "most numerous like elements beside each other above it") \
	X(SERIES_NEAR, "how near") \
	X(SERIES_LETTERS, "letters of one") \
	X(SERIES_LINKS, "letters in links there") \
	X(SERIES_SHARE, "prose of the page in all of them") \
	/* Place */ \
	X(INDEX, "share of the page's blocks before it") \
	X(BEFORE, "prose of the page before it") \
	X(BEHIND, "prose of the page behind it") \
	X(CORE_BEFORE, "prose of the core before it") \
	X(CORE_BEHIND, "prose of the core behind it") \
	X(CORE_TAIL, "in the core, behind all its prose") \
	X(CORE_HEAD, "in the core, before all its prose") \
	X(BOX_BEFORE, "prose of the nearest box before it") \
	X(BOX_BEHIND, "prose of the nearest box behind it") \
	X(OVER_HEADLINE, "before the headline") \
	X(HEADLINE_BLOCKS, "blocks since the headline") \
	X(HEADLINE_PROSE, "prose since the headline") \
	X(FROM_FIRST, "blocks before the first strict of the core") \
	X(FROM_LAST, "blocks behind the last strict of the core") \
	X(NEAR_PROSE, "prose within two blocks") \
	X(NEAR_LINKS, "letters in links within two blocks") \
	X(WIDE_PROSE, "prose within five blocks") \
	X(WIDE_LINKS, "letters in links within five blocks") \
	/* Sections */ \
	X(SECTION_BLOCKS, "nearness of a heading of what is no article before it") \
	X(SECTION_PROSE, "prose since") \
	X(SECTION_SAME, "it stands in the same box") \
	X(SECTION_LATE, "it stands behind most of the prose") \
	X(HEADING_BLOCKS, "nearness of the last heading") \
	X(HEADING_SECTION, "the last heading is of no article") \
	/* Neighbours */ \
	X(PREV_LETTERS, "before: letters") \
	X(PREV_LINKS, "before: letters in links") \
	X(PREV_SENTENCE, "before: ends as a sentence") \
	X(PREV_HEADING, "before: heading") \
	X(PREV_PHRASE, "before: words of furniture") \
	X(PREV_STRICT, "before: running text") \
	X(PREV_LIKE, "before: same tag and class") \
	X(PREV_PARENT, "before: same parent") \
	X(PREV2_LETTERS, "second before: letters") \
	X(PREV2_LINKS, "second before: letters in links") \
	X(PREV2_STRICT, "second before: running text") \
	X(PREV2_PHRASE, "second before: words of furniture") \
	X(NEXT_LETTERS, "behind: letters") \
	X(NEXT_LINKS, "behind: letters in links") \
	X(NEXT_SENTENCE, "behind: ends as a sentence") \
	X(NEXT_HEADING, "behind: heading") \
	X(NEXT_PHRASE, "behind: words of furniture") \
	X(NEXT_STRICT, "behind: running text") \
	X(NEXT_LIKE, "behind: same tag and class") \
	X(NEXT_PARENT, "behind: same parent") \
	X(NEXT2_LETTERS, "second behind: letters") \
	X(NEXT2_LINKS, "second behind: letters in links") \
	X(NEXT2_STRICT, "second behind: running text") \
	X(NEXT2_PHRASE, "second behind: words of furniture")

#define FEATURE_ENUM(name, what) FEATURE_##name,
#define FEATURE_KIND_ENUM(name) \
	FEATURE_KIND_##name, FEATURE_KIND_##name##_SMALL, FEATURE_KIND_##name##_LARGE,
#define FEATURE_TAG_ENUM(name) \
	FEATURE_TAG_##name, FEATURE_TAG_##name##_SMALL, FEATURE_TAG_##name##_LARGE,

enum {
	FEATURE_TABLE(FEATURE_ENUM)
	FEATURE_KINDS(FEATURE_KIND_ENUM) FEATURE_TAGS(FEATURE_TAG_ENUM) FEATURE_COUNT
};

/* What is measured once a page. */
typedef struct Features Features;

/* Looks at PAGE, of which the rules have claimed BODY; the answer lies in WORK. */
Features *features_new(const Page *page, const Body *body, Arena *work);

/* The features of block B into ROW, which has room for FEATURE_COUNT. */
void features_of_block(const Features *features, Index b, int32_t *row);

/* The name of a feature, and what it says; static. */
const char *feature_name(unsigned feature);
const char *feature_says(unsigned feature);

/* Blocks with the same tag and class as B, and with the same parent's, too: a
 * number below block_count that all of them share. */
Index features_group(const Features *features, Index b);

#endif
