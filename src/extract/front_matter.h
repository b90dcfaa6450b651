/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FRONT_MATTER_H
#define BROADSHEET_EXTRACT_FRONT_MATTER_H

/* Facts before a text in light markup: a block of keys and values that programs which clip
 * pages or make sites write, between lines "---" (YAML) or "+++" (TOML). Of these languages
 * only what such blocks hold is read: a value in one line, or a list of them. */

#include "article/article.h"
#include "base/str.h"

/* Takes the facts before TEXT, which must live as long as ARTICLE, into it. Returns what
 * stands behind them: TEXT itself where there are none. */
Str front_matter_take(Str text, Article *article);

#endif
