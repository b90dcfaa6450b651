/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_SITE_PERSON_H
#define BROADSHEET_EXTRACT_SITE_PERSON_H

/* Pages of people who write a site of their own often print no byline: the name is that
 * of the site, or of who holds its rights. */

#include "extract/metadata.h"

/* The name of the person whose site PAGE is on, and in *FROM where it was read; absent
 * where nothing says so. It must be the host's name as well ("Ada Quill" on
 * ada-quill.example), or that of the holder of the rights whom the headline or the text
 * of the article names, too. Borrowed from the page. */
Str site_person(const Page *page, const Metadata *metadata, const char **from);

/* Is one of the parts of the host's name NAME, signs and letter case aside? */
bool site_has_name(const Page *page, Str name);

#endif
