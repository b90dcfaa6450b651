/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_JSONLD_H
#define BROADSHEET_EXTRACT_JSONLD_H

/* What a page tells search engines about its article in JSON-LD. */

#include "extract/page.h"

/* Texts are clean, one line each but BODY, in the page's arena; absent where the
 * page does not say. Dates are as written. */
typedef struct {
	Str headline, description, section, language, publisher, address;
	Str authors; /* names joined by ", " */
	Str published, modified;
	Str body; /* the article's text, if it is there; paragraphs parted by '\n' */
	bool organization; /* AUTHORS is no person */
	bool article; /* an object of an article's type was found */
	bool live; /* a live page */
} JsonLd;

/* Reads the JSON-LD of PAGE; empty where the program is built without jansson. */
JsonLd jsonld_read(const Page *page);

/* The JSON in script element E, from its first bracket to its last, made valid for
 * a strict parser: comment marks around it off, control characters as spaces. In
 * the page's work arena; absent when there is none or too much. */
Str jsonld_script(const Page *page, Index e);

#endif
