/* SPDX-License-Identifier: ISC */
#include "user/notes.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "article/write_json.h"
#include "base/clean.h"
#include "base/hash.h"
#include "base/user_folder.h"
#include "base/whole_file.h"
#include "view/citing.h"

enum {
	NAME_BYTES_MAX = 48, /* of the headline in a file's name */
	FILE_BYTES_MAX = 4 << 20,
	FILES_MAX = 100000
};

static const char AFTER_BEGIN[] = "<!-- after: ";
static const char AFTER_END[] = " -->";

/* Names */

const char *notes_folder(Arena *arena)
{
	return user_folder(arena, "XDG_DATA_HOME", "/.local/share", "notes");
}

/* An article keeps its file when its words change: it is known by its address, else by its
 * headline and date. */
static uint64_t number_of(const Article *article)
{
	const Str parts[] = { article->source.address, article->field[FIELD_TITLE],
		article->field[FIELD_PUBLISHED] };
	size_t count = str_empty(parts[0]) ? 3 : 1;
	uint64_t number = HASH_START;

	for (size_t i = 0; i < count; i++)
		number = hash_text(number, parts[i]);
	return number;
}

const char *notes_path(Arena *arena, const Article *article)
{
	const char *folder = notes_folder(arena);
	Str title = article->field[FIELD_TITLE];
	Text name = text_in(arena);

	if (folder == NULL)
		return NULL;
	text_format(&name, "%s/", folder);
	size_t start = name.size;

	for (size_t i = 0; i < title.size && name.size - start < NAME_BYTES_MAX; i++) {
		if (ascii_is_alnum(title.at[i]))
			text_add_byte(&name, ascii_lower(title.at[i]));
		else if (name.size > start && name.at[name.size - 1] != '-')
			text_add_byte(&name, '-');
	}
	if (name.size > start && name.at[name.size - 1] != '-')
		text_add_byte(&name, '-');
	text_format(&name, "%016" PRIx64 ".md", number_of(article));
	return str_c(arena, text_str(&name));
}

/* Reading */

static bool is_heading(Str line)
{
	return str_starts(line, "## ");
}

/* Moves *REST behind the first note in it, and *BEGINNING to what stands before that. */
static bool next_entry(Str *rest, Str *beginning, Str *entry)
{
	Str all = *rest, left = all, line;
	size_t start = STR_NOWHERE;

	while (left.size > 0) {
		size_t at = (size_t)(left.at - all.at);

		str_next_line(&left, &line);
		if (!is_heading(line))
			continue;
		if (start != STR_NOWHERE) {
			*entry = str_slice(all, start, at);
			*rest = str_from(all, at);
			return true;
		}
		start = at;
		*beginning = str_slice(all, 0, at);
	}
	if (start == STR_NOWHERE)
		return false;
	*entry = str_from(all, start);
	*rest = str_from(all, all.size);
	return true;
}

static void add_line(Text *out, Str line)
{
	if (out->size > 0)
		text_add_byte(out, '\n');
	text_add(out, line);
}

static void read_line(ViewNote *note, Text *quote, Text *words, Str line)
{
	const size_t around = sizeof AFTER_BEGIN - 1 + sizeof AFTER_END - 1;

	if (str_starts(line, ">"))
		add_line(quote, str_from(line, str_starts(line, "> ") ? 2 : 1));
	else if (line.size >= around && str_starts(line, AFTER_BEGIN) && str_ends(line, AFTER_END))
		note->before =
			str_slice(line, sizeof AFTER_BEGIN - 1, line.size - (sizeof AFTER_END - 1));
	else if (!is_heading(line) && !str_empty(str_trim(line)))
		add_line(words, str_trim(line));
}

static ViewNote read_entry(Arena *arena, Str entry)
{
	ViewNote note = { 0 };
	Text quote = text_in(arena), words = text_in(arena);
	Str line;

	while (entry.size > 0) {
		str_next_line(&entry, &line);
		read_line(&note, &quote, &words, line);
	}
	note.quote = clean_text(arena, text_str(&quote), CLEAN_KEEP_NEWLINE, NULL);
	note.words = clean_text(arena, text_str(&words), CLEAN_KEEP_NEWLINE, NULL);
	note.before = clean_text(arena, note.before, 0, NULL);
	return note;
}

ViewNote *notes_parse(Arena *arena, Str text, size_t *count)
{
	ViewNote *notes = NULL;
	Str beginning, entry;
	size_t room = 0;

	*count = 0;
	while (next_entry(&text, &beginning, &entry)) {
		if (*count == room) {
			notes = arena_grow(arena, notes, room, room * 2 + 4, sizeof *notes);
			room = room * 2 + 4;
		}
		notes[(*count)++] = read_entry(arena, entry);
	}
	return notes;
}

ViewNote *notes_read(Arena *arena, const char *path, size_t *count)
{
	Text text = text_in(arena);

	whole_file_read(path, FILE_BYTES_MAX, &text);
	return notes_parse(arena, text_str(&text), count);
}

/* Writing */

static void add_quote(Text *out, Str quote)
{
	Str line;

	while (quote.size > 0) {
		str_next_line(&quote, &line);
		text_format(out, "> %.*s\n", (int)line.size, line.at);
	}
	text_add_byte(out, '\n');
}

static void add_today(Text *out)
{
	time_t now = time(NULL);
	struct tm day;
	char words[32];

	if (localtime_r(&now, &day) == NULL || strftime(words, sizeof words, "%e %b %Y", &day) == 0)
		snprintf(words, sizeof words, "a day");
	text_format(out, "## %s\n\n", words[0] == ' ' ? words + 1 : words);
}

static void add_entry(Text *out, ViewNote note)
{
	add_today(out);
	if (!str_empty(note.quote))
		add_quote(out, note.quote);
	/* Two hyphens would end the comment early. */
	if (!str_empty(note.before) && str_find(note.before, "--", 0) == STR_NOWHERE)
		text_format(out, "%s%.*s%s\n\n", AFTER_BEGIN, (int)note.before.size, note.before.at,
			AFTER_END);
	if (str_empty(note.words))
		return;
	/* What would be a quote or a heading is set in, so that it is neither. */
	bool set_in = note.words.at[0] == '>' || note.words.at[0] == '#';

	text_format(out, "%s%.*s\n\n", set_in ? " " : "", (int)note.words.size, note.words.at);
}

static void add_beginning(Text *out, const Article *article)
{
	Str title = article->field[FIELD_TITLE];

	if (str_empty(title))
		title = str("Without a headline");
	text_format(out, "# %.*s\n\n", (int)title.size, title.at);
	citing_add_sentence(out, article);
	text_add_c(out, "\n\n");
}

typedef struct {
	const Article *article;
	ViewNote note;
} Addition;

static bool make_addition(const void *context, Str before, Text *out, Error *err)
{
	const Addition *addition = context;

	(void)err;
	if (str_empty(before))
		add_beginning(out, addition->article);
	text_add(out, before);
	if (out->size > 0 && out->at[out->size - 1] != '\n')
		text_add_byte(out, '\n');
	add_entry(out, addition->note);
	return true;
}

bool notes_add(const char *path, const Article *article, ViewNote note, Error *err)
{
	return whole_file_change(
		path, FILE_BYTES_MAX, make_addition, &(Addition){ article, note }, err);
}

static bool is_like(ViewNote a, ViewNote b)
{
	return str_compare(a.quote, b.quote) == 0 && str_compare(a.words, b.words) == 0;
}

static bool make_removal(const void *context, Str before, Text *out, Error *err)
{
	const ViewNote *note = context;
	Arena *arena = arena_new();
	Str beginning = STR_NONE, entry;
	bool removed = false;

	for (bool first = true; next_entry(&before, &beginning, &entry); first = false) {
		if (first)
			text_add(out, beginning);
		if (!removed && is_like(read_entry(arena, entry), *note))
			removed = true;
		else
			text_add(out, entry);
	}
	arena_free(arena);
	return removed || error_set(err, ERROR_USAGE, "the note is no longer in its file");
}

bool notes_remove(const char *path, ViewNote note, Error *err)
{
	return whole_file_change(path, FILE_BYTES_MAX, make_removal, &note, err);
}

/* All of them */

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of the files of notes in FOLDER, sorted. */
static char **list_files(Arena *arena, const char *folder, size_t *count)
{
	DIR *open = opendir(folder);
	char **names = NULL;
	size_t room = 0;

	*count = 0;
	if (open == NULL)
		return NULL;
	for (struct dirent *entry; (entry = readdir(open)) != NULL && *count < FILES_MAX;) {
		if (entry->d_name[0] == '.' || !str_ends(str(entry->d_name), ".md"))
			continue;
		if (*count == room) {
			names = arena_grow(arena, names, room, room * 2 + 16, sizeof *names);
			room = room * 2 + 16;
		}
		names[(*count)++] = str_c(arena, str(entry->d_name));
	}
	closedir(open);
	if (*count > 0)
		qsort(names, *count, sizeof *names, compare_names);
	return names;
}

void notes_gather(Text *out, size_t *articles, size_t *notes)
{
	Arena *arena = arena_new();
	const char *folder = notes_folder(arena);
	size_t files = 0, count;
	char **names = folder == NULL ? NULL : list_files(arena, folder, &files);

	*articles = *notes = 0;
	for (size_t i = 0; i < files; i++) {
		Text text = text_in(arena);

		whole_file_read(str_c(arena, str_format(arena, "%s/%s", folder, names[i])),
			FILE_BYTES_MAX, &text);
		notes_parse(arena, text_str(&text), &count);
		if (count == 0)
			continue;
		text_add(out, text_str(&text));
		text_add_byte(out, '\n');
		*notes += count;
		++*articles;
	}
	arena_free(arena);
}

static void add_json_field(Text *out, const char *before, Str value)
{
	text_add_c(out, before);
	json_quote(out, str_present(value) ? value : str(""));
}

/* NOTE of the article HEADLINE at ADDRESS as a line of JSON. */
static void add_json_line(Text *out, Str headline, Str address, ViewNote note)
{
	add_json_field(out, "{\"article\":", headline);
	add_json_field(out, ",\"address\":", address);
	add_json_field(out, ",\"quote\":", note.quote);
	add_json_field(out, ",\"note\":", note.words);
	text_add_c(out, "}\n");
}

/* The last word of the sentence LINE that is an address, or absent. */
static Str address_in(Str line)
{
	Str address = STR_NONE, word;

	while (str_next_word(&line, &word))
		if (str_starts_nocase(word, "http://") || str_starts_nocase(word, "https://"))
			address = word;
	return address;
}

static bool is_title(Str line)
{
	return str_starts(line, "# ");
}

void notes_add_json(Text *out, Str gathered)
{
	Arena *arena = arena_new();
	Str rest = gathered, line, headline = STR_NONE, address = STR_NONE;
	bool before_notes = false; /* where the sentence with the address stands */
	size_t start = 0;

	while (rest.size > 0) {
		str_next_line(&rest, &line);
		size_t end = (size_t)(rest.at - gathered.at), count;
		bool last = rest.size == 0 || is_title(rest);

		if (is_title(line)) {
			headline = clean_text(arena, str_from(line, 2), 0, NULL);
			address = STR_NONE;
			before_notes = true;
		}
		before_notes = before_notes && !is_heading(line);
		if (before_notes && str_present(address_in(line)))
			address = clean_text(arena, address_in(line), 0, NULL);
		if (!last)
			continue;
		ViewNote *notes = notes_parse(arena, str_slice(gathered, start, end), &count);

		for (size_t i = 0; i < count; i++)
			add_json_line(out, headline, address, notes[i]);
		start = end;
	}
	arena_free(arena);
}
