/* SPDX-License-Identifier: ISC */
#include "view/hints.h"

#include "base/arena.h"
#include "base/cluster.h"
#include "view/number.h"

enum {
	MARGIN_CELLS = 1,
	GAP_CELLS = 2,
	SHORT_GAP_CELLS = 1
};

/* When a hint is of use. */
typedef enum {
	ALWAYS,
	WITH_COMMENTS,
	WITH_RELATED,
	WITH_CROSSHEADS,
	WITH_LIST,
	WITH_CAPTURES,
	WITH_PICTURES,
	WITHOUT_LIST
} When;

typedef struct {
	HintsFor what;
	Command command;
	Command second; /* shown beside it, or COMMAND_NONE */
	const char *word;
	When when;
} Hint;

static const Hint hint_rows[] = {
	{ HINTS_ARTICLE, COMMAND_PAGE_DOWN, COMMAND_NONE, "page", ALWAYS },
	{ HINTS_ARTICLE, COMMAND_SEARCH, COMMAND_NONE, "search", ALWAYS },
	{ HINTS_ARTICLE, COMMAND_PANE_COMMENTS, COMMAND_NONE, "comments", WITH_COMMENTS },
	{ HINTS_ARTICLE, COMMAND_PANE_RELATED, COMMAND_NONE, "related", WITH_RELATED },
	{ HINTS_ARTICLE, COMMAND_HEAD_NEXT, COMMAND_NONE, "crosshead", WITH_CROSSHEADS },
	{ HINTS_ARTICLE, COMMAND_CLOSE, COMMAND_NONE, "list", WITH_LIST },
	{ HINTS_ARTICLE, COMMAND_CLOSE, COMMAND_NONE, "quit", WITHOUT_LIST },
	{ HINTS_ARTICLE, COMMAND_INFO, COMMAND_NONE, "origin", ALWAYS },
	{ HINTS_RELATED, COMMAND_LINE_DOWN, COMMAND_LINE_UP, "move", ALWAYS },
	{ HINTS_RELATED, COMMAND_ACT, COMMAND_NONE, "open", ALWAYS },
	{ HINTS_RELATED, COMMAND_LEAVE, COMMAND_NONE, "article", ALWAYS },
	{ HINTS_RELATED, COMMAND_PANE_COMMENTS, COMMAND_NONE, "comments", WITH_COMMENTS },
	{ HINTS_RELATED, COMMAND_PANE_RELATED, COMMAND_NONE, "hide", ALWAYS },
	{ HINTS_COMMENTS, COMMAND_LINE_DOWN, COMMAND_LINE_UP, "scroll", ALWAYS },
	{ HINTS_COMMENTS, COMMAND_COMMENT_NEXT, COMMAND_NONE, "next", ALWAYS },
	{ HINTS_COMMENTS, COMMAND_THREAD_NEXT, COMMAND_NONE, "thread", ALWAYS },
	{ HINTS_COMMENTS, COMMAND_FOLD, COMMAND_NONE, "fold", ALWAYS },
	{ HINTS_COMMENTS, COMMAND_FOLD_ALL, COMMAND_NONE, "fold all", ALWAYS },
	{ HINTS_COMMENTS, COMMAND_PARENT, COMMAND_NONE, "parent", ALWAYS },
	{ HINTS_COMMENTS, COMMAND_PANE_ARTICLE, COMMAND_NONE, "article", ALWAYS },
	{ HINTS_COMMENTS, COMMAND_PANE_RELATED, COMMAND_NONE, "related", WITH_RELATED },
	{ HINTS_LIST, COMMAND_LINE_DOWN, COMMAND_LINE_UP, "move", ALWAYS },
	{ HINTS_LIST, COMMAND_ACT, COMMAND_NONE, "open", ALWAYS },
	{ HINTS_LIST, COMMAND_FIND, COMMAND_NONE, "filter", ALWAYS },
	{ HINTS_LIST, COMMAND_SORT, COMMAND_NONE, "sort", ALWAYS },
	{ HINTS_LIST, COMMAND_SEARCH, COMMAND_NONE, "find", ALWAYS },
	{ HINTS_LIST, COMMAND_CAPTURES, COMMAND_NONE, "captures", WITH_CAPTURES },
	{ HINTS_LIST, COMMAND_INFO, COMMAND_NONE, "about it", ALWAYS },
	{ HINTS_LIST, COMMAND_CLOSE, COMMAND_NONE, "quit", ALWAYS },
	{ HINTS_CHOOSER, COMMAND_LINE_DOWN, COMMAND_LINE_UP, "move", ALWAYS },
	{ HINTS_CHOOSER, COMMAND_ACT, COMMAND_NONE, "go there", ALWAYS },
	{ HINTS_CHOOSER, COMMAND_IMAGE_OPEN, COMMAND_NONE, "open outside", WITH_PICTURES },
	{ HINTS_CHOOSER, COMMAND_SEARCH, COMMAND_NONE, "find", ALWAYS },
	{ HINTS_CHOOSER, COMMAND_CLOSE, COMMAND_NONE, "close", ALWAYS },
	{ HINTS_SELECT, COMMAND_SEL_LINE_DOWN, COMMAND_SEL_LINE_UP, "lines", ALWAYS },
	{ HINTS_SELECT, COMMAND_SEL_WORD, COMMAND_NONE, "word", ALWAYS },
	{ HINTS_SELECT, COMMAND_SEL_SENTENCE, COMMAND_NONE, "sentence", ALWAYS },
	{ HINTS_SELECT, COMMAND_SEL_PARA, COMMAND_NONE, "paragraph", ALWAYS },
	{ HINTS_SELECT, COMMAND_SEL_COPY, COMMAND_NONE, "copy", ALWAYS },
	{ HINTS_SELECT, COMMAND_SEL_HIGHLIGHT, COMMAND_NONE, "highlight", ALWAYS },
	{ HINTS_SELECT, COMMAND_SEL_NOTE, COMMAND_NONE, "note", ALWAYS },
	{ HINTS_SELECT, COMMAND_SEL_CANCEL, COMMAND_NONE, "leave", ALWAYS },
	{ HINTS_SHEET, COMMAND_LINE_DOWN, COMMAND_LINE_UP, "scroll", ALWAYS },
	{ HINTS_SHEET, COMMAND_PAGE_DOWN, COMMAND_NONE, "page", ALWAYS },
	{ HINTS_SHEET, COMMAND_SEARCH, COMMAND_NONE, "search", ALWAYS },
	{ HINTS_SHEET, COMMAND_HEAD_NEXT, COMMAND_NONE, "next part", ALWAYS },
	{ HINTS_SHEET, COMMAND_CLOSE, COMMAND_NONE, "close", ALWAYS },
};

static const KeyContext contexts[] = {
	[HINTS_ARTICLE] = CONTEXT_ARTICLE,
	[HINTS_RELATED] = CONTEXT_RELATED,
	[HINTS_COMMENTS] = CONTEXT_COMMENTS,
	[HINTS_LIST] = CONTEXT_LIST,
	[HINTS_SHEET] = CONTEXT_ARTICLE,
	[HINTS_CHOOSER] = CONTEXT_LIST,
	[HINTS_SELECT] = CONTEXT_SELECT,
};

static bool applies(const Hint *hint, HintFacts facts)
{
	switch (hint->when) {
	case ALWAYS:
		return true;
	case WITH_COMMENTS:
		return facts.comments > 0;
	case WITH_RELATED:
		return facts.related > 0;
	case WITH_CROSSHEADS:
		return facts.crossheads;
	case WITH_CAPTURES:
		return facts.captures;
	case WITH_PICTURES:
		return facts.pictures;
	case WITH_LIST:
		return facts.list;
	case WITHOUT_LIST:
		return !facts.list;
	}
	return false;
}

static size_t number_of(const Hint *hint, HintFacts facts)
{
	if (hint->when == WITH_COMMENTS)
		return facts.comments;
	return hint->when == WITH_RELATED ? facts.related : 0;
}

/* A key as the line writes it. */
static Str key_shown(const Keymap *keymap, KeyContext context, Command command)
{
	Str key = str(keymap_key(keymap, context, command));

	if (str_is(key, "Space"))
		return str("SPC");
	return str_is(key, "Enter") ? str("ENTER") : key;
}

/* A hint made up: its keys, and the words behind them. */
typedef struct {
	Str keys, words;
	int cells;
} Shown;

static Shown show(const Keymap *keymap, Arena *arena, KeyContext context, const Hint *hint,
	HintFacts facts, bool brief)
{
	Text keys = text_in(arena);
	Text words = text_in(arena);
	Shown shown;

	text_add(&keys, key_shown(keymap, context, hint->command));
	if (hint->second != COMMAND_NONE) {
		text_add_byte(&keys, ' ');
		text_add(&keys, key_shown(keymap, context, hint->second));
	}
	if (!brief)
		text_format(&words, " %s", hint->word);
	if (number_of(hint, facts) > 0) {
		if (!brief)
			text_add_byte(&words, ' ');
		number_add(&words, number_of(hint, facts));
	}
	shown.keys = text_str(&keys);
	shown.words = text_str(&words);
	shown.cells = cells_of(shown.keys) + cells_of(shown.words);
	return shown;
}

static int paint_hint(Canvas *canvas, int row, int column, Shown shown)
{
	int cells = canvas_put(canvas, row, column, shown.cells, shown.keys, STYLE_HINT_KEY, 0);

	return cells +
		canvas_put(canvas, row, column + cells, shown.cells - cells, shown.words,
			STYLE_HINT, 0);
}

void hints_paint(
	const Keymap *keymap, HintsFor what, HintFacts facts, Canvas *canvas, int row, int cells)
{
	static const Hint help = { .command = COMMAND_HELP, .word = "help", .when = ALWAYS };
	Arena *arena = arena_new();
	KeyContext context = contexts[what];
	bool brief = cells < HINTS_SHORT_CELLS;
	int gap = brief ? SHORT_GAP_CELLS : GAP_CELLS;
	Shown last = show(keymap, arena, CONTEXT_ARTICLE, &help, facts, brief);
	int column = MARGIN_CELLS;

	for (size_t i = 0; i < sizeof hint_rows / sizeof *hint_rows; i++) {
		if (hint_rows[i].what != what || !applies(&hint_rows[i], facts))
			continue;
		Shown shown = show(keymap, arena, context, &hint_rows[i], facts, brief);
		if (shown.keys.size == 0)
			continue;
		if (column + shown.cells + gap + last.cells > cells)
			break;
		column += paint_hint(canvas, row, column, shown) + gap;
	}
	paint_hint(canvas, row, column, last);
	arena_free(arena);
}
