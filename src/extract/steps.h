/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_STEPS_H
#define BROADSHEET_EXTRACT_STEPS_H

/* Steps of a recipe or a manual whose numbers stand alone, drawn large before their words. */

#include "article/article.h"

/* Makes of paragraphs of ARTICLE that are a number and no more, each the next one's, and the
 * paragraph behind each of them one ordered list. */
void steps_join(Article *article);

#endif
