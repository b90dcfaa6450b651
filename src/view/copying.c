/* SPDX-License-Identifier: ISC */
#include "view/copying.h"

#include "article/write_text.h"
#include "base/arena.h"
#include "view/choices.h"
#include "view/citing.h"

void copying_ask(View *view)
{
	if (settings_on(&view->settings, SETTING_SECURE))
		state_say(view, "The setting secure forbids that");
	else
		choices_begin(view, COMMAND_COPY);
}

/* Title and address of what the keys are about: the article, the selected story, the current
 * comment. */
typedef struct {
	Str title, address;
} Subject;

static Subject subject_of(const View *view, Arena *arena)
{
	const Related *story = related_selected(&view->related);
	Comment comment;
	Subject subject = { view->article->field[FIELD_TITLE], view->article->source.address };

	if (view->focus == PANE_RELATED && story != NULL)
		return (Subject){ story->title, story->url };
	if (view->focus == PANE_COMMENTS && comments_current(&view->comments, &comment) &&
		!str_empty(comment.id) && !str_empty(subject.address))
		subject.address = str_format(arena, "%.*s#%.*s", (int)subject.address.size,
			subject.address.at, (int)comment.id.size, comment.id.at);
	return subject;
}

static void copy(View *view, Text *text, const char *what)
{
	view->effect.kind = EFFECT_COPY;
	state_keep_effect(view, text_str(text), str(what));
	text_clear(text);
}

static bool has_address(View *view, Str address)
{
	if (str_empty(address))
		state_say(view, "The page does not say its address");
	return !str_empty(address);
}

void copying_address(View *view)
{
	Arena *arena = arena_new();
	Subject subject = subject_of(view, arena);
	Text text = text_in(NULL);

	if (has_address(view, subject.address)) {
		text_add(&text, subject.address);
		copy(view, &text, "Address");
	}
	arena_free(arena);
}

void copying_title(View *view)
{
	Arena *arena = arena_new();
	Subject subject = subject_of(view, arena);
	Text text = text_in(NULL);

	text_add(&text, subject.title);
	if (!str_empty(subject.address))
		text_format(&text, "\n%.*s", (int)subject.address.size, subject.address.at);
	copy(view, &text, "Title and address");
	arena_free(arena);
}

void copying_citation(View *view)
{
	Text text = text_in(NULL);

	citing_add_sentence(&text, view->article);
	copy(view, &text, "Citation");
}

bool copying_cite(View *view, Str form, Error *err)
{
	static const struct {
		const char *form, *what;
		void (*add)(Text *out, const Article *article);
	} rows[] = {
		{ "bibtex", "BibTeX entry", citing_add_bibtex },
		{ "csl", "CSL-JSON", citing_add_csl },
		{ "text", "Citation", citing_add_sentence },
	};
	Text text = text_in(NULL);

	if (view->article == NULL)
		return error_set(err, ERROR_USAGE, "no article is open");
	if (settings_on(&view->settings, SETTING_SECURE))
		return error_set(err, ERROR_USAGE, "the setting secure forbids that");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_is(form, rows[i].form)) {
			rows[i].add(&text, view->article);
			copy(view, &text, rows[i].what);
			return true;
		}
	return error_set(err, ERROR_USAGE, "cite knows bibtex, csl and text");
}

void copying_markdown(View *view)
{
	Arena *arena = arena_new();
	Subject subject = subject_of(view, arena);
	Text text = text_in(NULL);

	if (has_address(view, subject.address)) {
		text_add_byte(&text, '[');
		for (size_t i = 0; i < subject.title.size; i++) {
			if (subject.title.at[i] == '[' || subject.title.at[i] == ']' ||
				subject.title.at[i] == '\\')
				text_add_byte(&text, '\\');
			text_add_byte(&text, subject.title.at[i]);
		}
		text_add_c(&text, "](<");
		text_add(&text, subject.address);
		text_add_c(&text, ">)");
		copy(view, &text, "Markdown link");
	}
	arena_free(arena);
}

static void add_author(Text *out, const Comment *comment)
{
	if (str_empty(comment->author))
		return;
	text_format(out, "\n\n%.*s", (int)comment->author.size, comment->author.at);
	if (!str_empty(comment->location))
		text_format(out, ", %.*s", (int)comment->location.size, comment->location.at);
}

static void add_comment(Text *out, const Comment *comment)
{
	text_add(out, comment->text);
	add_author(out, comment);
}

void copying_paragraph(View *view)
{
	const Related *story = related_selected(&view->related);
	Comment comment;
	Text text = text_in(NULL);

	if (view->focus == PANE_COMMENTS && comments_current(&view->comments, &comment))
		add_comment(&text, &comment);
	else if (view->focus == PANE_RELATED && story != NULL)
		text_add(&text, story->title);
	else if (view->story.flow != NULL && flow_piece_count(view->story.flow) > 0)
		text_add(&text, flow_piece(view->story.flow, view->story.top.piece)->text);
	copy(view, &text, view->focus == PANE_COMMENTS ? "Comment" : "Paragraph");
}

void copying_all(View *view)
{
	Text text = text_in(NULL);

	write_text(&text, view->article, WRITER_WIDTH_CELLS, WRITE_ALL);
	copy(view, &text, "Article");
}

/* What is quoted of a comment goes with who said it. */
void copying_selection(View *view, Text *text)
{
	Comment comment;

	if (settings_on(&view->settings, SETTING_SECURE)) {
		state_say(view, "The setting secure forbids that");
		text_clear(text);
		return;
	}
	if (view->focus == PANE_COMMENTS && comments_current(&view->comments, &comment))
		add_author(text, &comment);
	copy(view, text, "Selection");
}
