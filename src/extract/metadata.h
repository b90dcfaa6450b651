/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_METADATA_H
#define BROADSHEET_EXTRACT_METADATA_H

/* The fields of an article: what its head declares, and what it prints around its
 * text. Where both speak, the page's print wins for words, the head for dates. */

#include "extract/jsonld.h"
#include "extract/page.h"

enum {
	METADATA_DATES_MAX = 6
};

/* What the page declares, gathered once. Texts are borrowed from the page. */
typedef struct {
	JsonLd data;
	Str document_title; /* of the title element */
	bool titled_anew; /* a further title element says something else */
	Str og_title, headline, description, site, section, language;
	Str authors; /* joined by ", " */
	Str authors_name; /* of the meta element that gave them */
	char authors_label; /* the number of the card's label that says the author, or 0 */
	Str published[METADATA_DATES_MAX]; /* of publication, each once */
	size_t published_count;
	Str modified;
	Str canonical, shared_address, base; /* addresses as written */
	Str rights, licence; /* in words, and the address of one */
	bool website; /* og:type says it is no article */
	bool right_to_left;
	bool declares_article;
} Metadata;

/* Gathers the declarations of PAGE; needs nothing but the walk. */
Metadata metadata_gather(Page *page);

/* The other fields, once the body is known; ROOT is its element or PAGE_NONE. */
void metadata_fill(Page *page, const Metadata *metadata, Index root, Article *article);

/* The summary of ARTICLE: its standfirst, else what the page declares as its description. */
void metadata_summary(Page *page, const Metadata *metadata, Article *article);

/* The block around which dates and names stand: of the headline, else the first of
 * the body, else the first. */
Index metadata_anchor(const Page *page, Index root);

/* Declared language, and direction, which every kind of page has. */
void metadata_language(const Page *page, const Metadata *metadata, Article *article);

/* Guesses the language of ARTICLE by its words, where the page does not declare one. */
void metadata_guess_language(const Page *page, Article *article);

#endif
