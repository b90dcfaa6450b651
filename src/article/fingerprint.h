/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_FINGERPRINT_H
#define BROADSHEET_ARTICLE_FINGERPRINT_H

/* What an article says as one number: two copies of the same text have the same. */

#include <stdint.h>

#include "article/article.h"

/* Of the headline and the words of the body; told apart, not kept secret (base/hash). */
uint64_t article_fingerprint(const Article *article);

#endif
