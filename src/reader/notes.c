/* SPDX-License-Identifier: ISC */
#include "reader/notes.h"

#include "base/arena.h"
#include "reader/errands.h"
#include "user/notes.h"

/* Gives the view what the file PATH holds. Returns how many notes there are; *LOST of them quote
 * what is no longer in the article. */
static size_t show_notes(Reader *reader, Arena *arena, const char *path, size_t *lost)
{
	size_t count;
	const ViewNote *notes = notes_read(arena, path, &count);

	*lost = view_set_notes(reader->view, notes, count);
	return count;
}

static const char *notebook_call(const Reader *reader)
{
	return keymap_call(view_keymap(reader->view), CONTEXT_ARTICLE, COMMAND_NOTEBOOK);
}

void reader_notes_arrive(Reader *reader)
{
	Arena *arena = arena_new();
	const char *path = notes_path(arena, view_article(reader->view));
	size_t lost = 0, count = 0;

	if (reader->show == SHOW_ARTICLE && path != NULL)
		count = show_notes(reader, arena, path, &lost);
	if (lost > 0)
		reader_say(reader, false,
			"This copy has changed: the words of %zu of %zu notes are "
			"not in it; %s shows them",
			lost, count, notebook_call(reader));
	arena_free(arena);
}

/* Changes the file of the article by CHANGE and tells the view, or says why not. */
static void change(Reader *reader, Effect effect,
	bool (*change_file)(const char *path, const Article *article, ViewNote note, Error *err),
	const char *said)
{
	Arena *arena = arena_new();
	const Article *article = view_article(reader->view);
	const char *path = notes_path(arena, article);
	const ViewNote note = { effect.address, effect.before, effect.title };
	Error error = { 0 };
	size_t lost;

	if (path == NULL)
		reader_say(reader, true, "There is no folder for notes: HOME is not set");
	else if (!change_file(path, article, note, &error))
		reader_say_error(reader, &error);
	else {
		show_notes(reader, arena, path, &lost);
		reader_say(reader, false, "%s; %s shows all", said, notebook_call(reader));
	}
	arena_free(arena);
}

void reader_notes_add(Reader *reader, Effect effect)
{
	change(reader, effect, notes_add,
		str_empty(effect.address)         ? "The note is kept"
			: str_empty(effect.title) ? "The highlight is kept"
						  : "The highlight and the note are kept");
}

static bool remove_note(const char *path, const Article *article, ViewNote note, Error *err)
{
	(void)article;
	return notes_remove(path, note, err);
}

void reader_notes_remove(Reader *reader, Effect effect)
{
	change(reader, effect, remove_note, "The highlight is removed");
}

void reader_notes_open_notebook(Reader *reader)
{
	Text text = text_in(NULL);
	size_t articles, notes;

	notes_gather(&text, &articles, &notes);
	view_show_notebook(reader->view, text_str(&text), articles, notes);
	text_clear(&text);
}

void reader_notes_export(Reader *reader, Effect effect)
{
	const Errands errands = { reader->view, reader->terminal, reader->collection };
	Text text = text_in(NULL), lines = text_in(NULL);
	size_t articles, notes;
	Arena *arena = arena_new();

	notes_gather(&text, &articles, &notes);
	notes_add_json(&lines, text_str(&text));
	bool as_json = str_ends_nocase(effect.address, ".json") ||
		str_ends_nocase(effect.address, ".json!");

	errands_write(&errands, effect.address, text_str(as_json ? &lines : &text),
		str_format(arena, "%zu note%s on %zu article%s written to", notes,
			notes == 1 ? "" : "s", articles, articles == 1 ? "" : "s"));
	text_clear(&text);
	text_clear(&lines);
	arena_free(arena);
}
