/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_WRITER_H
#define BROADSHEET_ARTICLE_WRITER_H

/* What --dump prints. The writers take any article and never fail: they add to
 * a Text. Same article, same bytes. Each is a module of its own; this header is
 * the door to all of them. */

#include "article/write_json.h"
#include "article/write_markdown.h"
#include "article/write_text.h"

#endif
