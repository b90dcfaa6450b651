/* SPDX-License-Identifier: ISC */
#include "view/narrowing.h"

#include <stdlib.h>

#include "view/finding.h"
#include "view/search.h"

typedef enum {
	TERM_ANYWHERE,
	TERM_AUTHOR,
	TERM_PLACE,
	TERM_TEXT,
	TERM_ROLE
} TermField;

typedef struct {
	TermField field;
	bool without; /* must not be there */
	Str words;
} Term;

enum {
	TERMS_MAX = 32
};

struct Narrowing {
	Term terms[TERMS_MAX];
	size_t count;
};

static const struct {
	const char *prefix;
	TermField field;
} fields[] = {
	{ "author:", TERM_AUTHOR },
	{ "place:", TERM_PLACE },
	{ "text:", TERM_TEXT },
	{ "role:", TERM_ROLE },
};

Str narrowing_next_words(Str *rest)
{
	Str words = *rest;
	bool quoted = !str_empty(words) && words.at[0] == '"';
	size_t start = quoted ? 1 : 0;
	size_t end = str_find_byte(words, quoted ? '"' : ' ', start);

	if (end == STR_NOWHERE)
		end = words.size;
	*rest = str_from(words, end < words.size ? end + 1 : end);
	return str_slice(words, start, end);
}

static Term next_term(Str *rest)
{
	Term term = { .field = TERM_ANYWHERE };

	if (str_starts(*rest, "-")) {
		term.without = true;
		*rest = str_from(*rest, 1);
	}
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (str_starts_nocase(*rest, fields[i].prefix)) {
			term.field = fields[i].field;
			*rest = str_from(*rest, str(fields[i].prefix).size);
			break;
		}
	term.words = narrowing_next_words(rest);
	return term;
}

Narrowing *narrowing_read(Arena *arena, Str question)
{
	Narrowing *narrowing = arena_alloc(arena, sizeof *narrowing);
	Str rest = str_trim(question);

	narrowing->count = 0;
	while (!str_empty(rest) && narrowing->count < TERMS_MAX) {
		Term term = next_term(&rest);

		if (!str_empty(term.words))
			narrowing->terms[narrowing->count++] = term;
		rest = str_trim(rest);
	}
	return narrowing;
}

static bool holds(const Term *term, const Comment *comment)
{
	switch (term->field) {
	case TERM_AUTHOR:
		return search_holds(comment->author, term->words);
	case TERM_PLACE:
		return search_holds(comment->location, term->words);
	case TERM_TEXT:
		return search_holds(comment->text, term->words);
	case TERM_ROLE:
		return comment->role != ROLE_READER &&
			search_holds(str(comment_role_words(comment->role)), term->words);
	case TERM_ANYWHERE:
		break;
	}
	return search_holds(comment->author, term->words) ||
		search_holds(comment->location, term->words) ||
		search_holds(comment->text, term->words);
}

bool narrowing_wants(const Narrowing *narrowing, const Comment *comment)
{
	for (size_t i = 0; i < narrowing->count; i++)
		if (holds(&narrowing->terms[i], comment) == narrowing->terms[i].without)
			return false;
	return true;
}

void narrowing_ask(View *view)
{
	if (view->focus == PANE_LIST && !view->chooser.open)
		sifting_ask(view);
	else if (view->focus != PANE_COMMENTS || comments_count(&view->comments) == 0)
		state_say(view, "Comments and the list can be narrowed; %s goes to the comments",
			state_call(view, COMMAND_PANE_COMMENTS));
	else if (!view->complete)
		state_say(view, "The comments are still being read");
	else
		asking_open(view, ASK_NARROW);
}

/* Which comments of the article are wanted, on the heap; how many in *COUNT. */
static bool *pick(const Article *article, const Narrowing *narrowing, size_t *count)
{
	bool *wanted = memory_new(article->comment_count * sizeof *wanted);

	*count = 0;
	for (size_t i = 0; i < article->comment_count; i++) {
		const Comment comment = article_comment(article, i);

		wanted[i] = narrowing_wants(narrowing, &comment);
		*count += wanted[i];
	}
	return wanted;
}

void narrowing_accept(View *view)
{
	Str question = str_trim(asking_text(view));
	Arena *arena = arena_new();
	Narrowing *narrowing = narrowing_read(arena, question);
	size_t count;
	bool *wanted = pick(view->article, narrowing, &count);

	if (narrowing->count == 0) {
		narrowing_end(view);
	} else if (count == 0) {
		state_say(view, "No comment has %.*s", (int)question.size, question.at);
	} else {
		finding_forget(view, SCOPE_COMMENTS);
		comments_pick(&view->comments, wanted);
		view->narrowed.size = 0;
		text_add(&view->narrowed, question);
		state_say(view, "%zu of %zu comments; %s shows all again", count,
			view->article->comment_count, state_call(view, COMMAND_CANCEL));
	}
	free(wanted);
	arena_free(arena);
}

void narrowing_end(View *view)
{
	if (!view->comments.picked)
		return;
	finding_forget(view, SCOPE_COMMENTS);
	comments_pick(&view->comments, NULL);
}
