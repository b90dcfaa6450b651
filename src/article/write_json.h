/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_WRITE_JSON_H
#define BROADSHEET_ARTICLE_WRITE_JSON_H

#include "article/article.h"
#include "base/text.h"

/* Adds ARTICLE as one JSON object on one line, with its newline: the contract of
 * broadsheet-json. Absent is null. Valid for any article: texts are cleaned once
 * more, and spans that do not fit their text are left out. */
void write_json(Text *out, const Article *article);

/* Adds CLEAN, as JSON writes a string. */
void json_quote(Text *out, Str clean);

#endif
