/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_VIEW_BENCH_H
#define BROADSHEET_TESTS_VIEW_BENCH_H

/* A view over three articles on a canvas, and what tests do with it. */

#include "base/text.h"
#include "view/canvas.h"
#include "view/view.h"

enum {
	ROWS = 24,
	COLUMNS = 80,
	ARTICLES = 3
};

/* A view over three articles, of which none is open yet. */
typedef struct {
	View *view;
	Canvas *canvas;
	Library *library;
	Article *article[ARTICLES];
	Text row; /* what row_text printed last */
} Bench;

/* Fixtures of cmocka: the list of the three, or the first one open. */
int set_up_list(void **state);
int set_up_open(void **state);
int tear_down(void **state);

/* Shows item ITEM, whole. */
void show(Bench *bench, size_t item, Show as);

/* Presses KEYS, parted by blanks; the effect of the last one. */
Effect press(Bench *bench, const char *keys);

/* Presses KEYS and does what the last of them asks for, as the reader would. */
void press_and_open(Bench *bench, const char *keys);

/* Types WORDS, a key a character. */
void type(Bench *bench, const char *words);

void resize(Bench *bench, int rows, int columns);

/* Row ROW of the screen without blanks at its ends; negative: from the bottom. */
const char *row_text(Bench *bench, int row);

void assert_row(Bench *bench, int row, const char *expected);
void assert_effect_item(Effect effect, size_t item, Show as);
void assert_focus(Bench *bench, Pane pane);

#endif
