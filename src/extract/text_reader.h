/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_READER_H
#define BROADSHEET_EXTRACT_TEXT_READER_H

/* An article out of bare text: what somebody copied from a page, a browser's
 * dump, wire copy. The parts a page has marked up are told here by shape and
 * place: a stamp is a line that is a date, a crosshead a short line over a
 * paragraph, a signature a name under a letter. Nothing knows one page. */

#include "article/article.h"
#include "base/str.h"
#include "extract/extract.h"

/* Reads TEXT, decoded and clean with its line feeds and tabs, into ARTICLE: all
 * fields but the source's. JOB->view EXTRACT_PAGE gives all units as they
 * stand. TEXT must live as long as ARTICLE. */
void text_reader_read(Str text, const ExtractJob *job, Article *article);

#endif
