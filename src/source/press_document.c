/* SPDX-License-Identifier: ISC */
#include "source/press_document.h"

#include "base/fold.h"

enum {
	LABEL_BYTES_MAX = 32,
	HEAD_LINES_MAX = 60, /* of a document, in which its head is */
	CENTRED_MIN = 8, /* spaces before a line that is set in the middle */
	LONG_LINE_BYTES = 110, /* a text with lines as long has a paragraph a line */
	RULE_BYTES_MIN = 8, /* of a line between documents */
	CODE_LETTERS_MIN = 2,
	CODE_LETTERS_MAX = 3,
};

typedef enum {
	FIELD_NONE,
	FIELD_TITLE,
	FIELD_BYLINE,
	FIELD_DATE,
	FIELD_SITE,
	FIELD_SECTION,
	FIELD_SUMMARY,
	FIELD_ADDRESS,
	FIELD_BODY,
	FIELD_CAPTION,
	FIELD_LENGTH,
	FIELD_HEAD, /* stands before the story, and is none of it */
	FIELD_TAIL, /* stands behind it */
	FIELD_COUNT
} Field;

typedef struct {
	const char *name;
	Field field;
} FieldName;

/* Labels, folded. */
static const FieldName labels[] = {
	{ "headline", FIELD_TITLE },
	{ "title", FIELD_TITLE },
	{ "titel", FIELD_TITLE },
	{ "uberschrift", FIELD_TITLE },
	{ "titre", FIELD_TITLE },
	{ "titulo", FIELD_TITLE },
	{ "titolo", FIELD_TITLE },
	{ "kop", FIELD_TITLE },
	{ "byline", FIELD_BYLINE },
	{ "author", FIELD_BYLINE },
	{ "autor", FIELD_BYLINE },
	{ "auteur", FIELD_BYLINE },
	{ "autore", FIELD_BYLINE },
	{ "date", FIELD_DATE },
	{ "publication date", FIELD_DATE },
	{ "datum", FIELD_DATE },
	{ "publication title", FIELD_SITE },
	{ "publication", FIELD_SITE },
	{ "source", FIELD_SITE },
	{ "quelle", FIELD_SITE },
	{ "section", FIELD_SECTION },
	{ "rubrik", FIELD_SECTION },
	{ "rubrique", FIELD_SECTION },
	{ "seccion", FIELD_SECTION },
	{ "sezione", FIELD_SECTION },
	{ "sectie", FIELD_SECTION },
	{ "highlight", FIELD_SUMMARY },
	{ "document url", FIELD_ADDRESS },
	{ "url", FIELD_ADDRESS },
	{ "body", FIELD_BODY },
	{ "full text", FIELD_BODY },
	{ "volltext", FIELD_BODY },
	{ "texte integral", FIELD_BODY },
	{ "texto completo", FIELD_BODY },
	{ "graphic", FIELD_CAPTION },
	{ "grafik", FIELD_CAPTION },
	{ "graphique", FIELD_CAPTION },
	{ "length", FIELD_LENGTH },
	{ "lange", FIELD_LENGTH },
	{ "longueur", FIELD_LENGTH },
	{ "longitud", FIELD_LENGTH },
	{ "lengte", FIELD_LENGTH },
	{ "lunghezza", FIELD_LENGTH },
	{ "publication info", FIELD_HEAD },
	{ "dateline", FIELD_HEAD },
	{ "series", FIELD_HEAD },
	{ "type", FIELD_HEAD },
	{ "abstract", FIELD_HEAD },
	{ "links", FIELD_HEAD },
	{ "load-date", FIELD_TAIL },
	{ "update", FIELD_TAIL },
	{ "date-chargement", FIELD_TAIL },
	{ "fecha-carga", FIELD_TAIL },
	{ "laad-datum", FIELD_TAIL },
	{ "correction-date", FIELD_TAIL },
	{ "language", FIELD_TAIL },
	{ "sprache", FIELD_TAIL },
	{ "langue", FIELD_TAIL },
	{ "idioma", FIELD_TAIL },
	{ "taal", FIELD_TAIL },
	{ "publication-type", FIELD_TAIL },
	{ "publikationstyp", FIELD_TAIL },
	{ "type-publication", FIELD_TAIL },
	{ "publicatie-type", FIELD_TAIL },
	{ "journal-code", FIELD_TAIL },
	{ "zeitungs-code", FIELD_TAIL },
	{ "code-revue", FIELD_TAIL },
	{ "subject", FIELD_TAIL },
	{ "company", FIELD_TAIL },
	{ "organization", FIELD_TAIL },
	{ "person", FIELD_TAIL },
	{ "industry", FIELD_TAIL },
	{ "geographic", FIELD_TAIL },
	{ "classification", FIELD_TAIL },
	{ "location", FIELD_TAIL },
	{ "copyright", FIELD_TAIL },
	{ "first page", FIELD_TAIL },
	{ "last updated", FIELD_TAIL },
	{ "database", FIELD_TAIL },
	{ "proquest document id", FIELD_TAIL },
};

/* Codes of two or three letters. */
static const FieldName codes[] = {
	{ "HD", FIELD_TITLE },
	{ "BY", FIELD_BYLINE },
	{ "PD", FIELD_DATE },
	{ "SN", FIELD_SITE },
	{ "SE", FIELD_SECTION },
	{ "LP", FIELD_BODY },
	{ "TD", FIELD_BODY },
	{ "ART", FIELD_CAPTION },
	{ "WC", FIELD_LENGTH },
	{ "CR", FIELD_HEAD },
	{ "ET", FIELD_HEAD },
	{ "SC", FIELD_HEAD },
	{ "ED", FIELD_HEAD },
	{ "PG", FIELD_HEAD },
	{ "VOL", FIELD_HEAD },
	{ "LA", FIELD_HEAD },
	{ "CY", FIELD_HEAD },
	{ "CLM", FIELD_HEAD },
	{ "CO", FIELD_TAIL },
	{ "IN", FIELD_TAIL },
	{ "NS", FIELD_TAIL },
	{ "RE", FIELD_TAIL },
	{ "IPD", FIELD_TAIL },
	{ "IPC", FIELD_TAIL },
	{ "PUB", FIELD_TAIL },
	{ "RF", FIELD_TAIL },
	{ "CT", FIELD_TAIL },
	{ "AN", FIELD_TAIL },
};

static Field named(const FieldName *names, size_t count, Str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(name, names[i].name))
			return names[i].field;
	return FIELD_NONE;
}

/* The field whose label LINE begins with, what stands behind it in *VALUE. The story may
 * follow a line that is the label alone. */
static Field label_of(Str line, Str *value)
{
	char room[LABEL_BYTES_MAX * 2];
	size_t colon = str_find_byte(line, ':', 0);

	if (ascii_is_space(line.size > 0 ? line.at[0] : ' '))
		return FIELD_NONE;
	if (colon == STR_NOWHERE) {
		*value = str("");
		return str_is_nocase(str_trim(line), "body") ? FIELD_BODY : FIELD_NONE;
	}
	if (colon > LABEL_BYTES_MAX)
		return FIELD_NONE;
	*value = str_trim(str_from(line, colon + 1));
	return named(labels, sizeof labels / sizeof *labels,
		str_of(room, fold_into(str_slice(line, 0, colon), room, sizeof room)));
}

/* The field whose code LINE begins with, what stands behind it in *VALUE. */
static Field code_of(Str line, Str *value)
{
	size_t letters = 0;

	while (letters < line.size && ascii_is_upper(line.at[letters]))
		letters++;
	if (letters < CODE_LETTERS_MIN || letters > CODE_LETTERS_MAX ||
		(letters < line.size && line.at[letters] != ' ' && line.at[letters] != '\t'))
		return FIELD_NONE;
	*value = str_trim(str_from(line, letters));
	return named(codes, sizeof codes / sizeof *codes, str_slice(line, 0, letters));
}

/* Does LINE tell how long the story is and nothing else: "412 words"? */
static bool tells_length(Str line)
{
	static const char *const units[] = { "words", "word", "worter", "mots", "palabras",
		"palavras", "parole", "woorden", "slow", "слов" };
	char room[LABEL_BYTES_MAX * 2];
	Str rest = line, number, unit;

	if (!str_next_word(&rest, &number) || !ascii_is_digit(number.at[0]) ||
		!str_next_word(&rest, &unit) || str_trim(rest).size > 0 ||
		unit.size > LABEL_BYTES_MAX)
		return false;
	Str folded = str_of(room, fold_into(unit, room, sizeof room));

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_is(folded, units[i]))
			return true;
	return false;
}

/* Is LINE a notice of rights? */
static bool tells_rights(Str line)
{
	static const char *const words[] = { "copyright", "(c)", "\xC2\xA9", "all rights" };

	line = str_trim(line);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts_nocase(line, words[i]))
			return true;
	return false;
}

/* Has LINE a year in it, as dates have? */
static bool has_year(Str line)
{
	Str word;

	while (str_next_word(&line, &word)) {
		while (word.size > 4 && !ascii_is_digit(word.at[word.size - 1]))
			word.size--;
		if (word.size == 4 && (str_starts(word, "1") || str_starts(word, "20")) &&
			ascii_is_digit(word.at[1]) && ascii_is_digit(word.at[2]) &&
			ascii_is_digit(word.at[3]))
			return true;
	}
	return false;
}

/* Recognition */

static bool begins_with_codes(Str rest)
{
	bool seen[FIELD_COUNT] = { false };
	Str line, value;

	for (int i = 0; i < HEAD_LINES_MAX && str_next_line(&rest, &line); i++)
		seen[code_of(line, &value)] = true;
	return seen[FIELD_TITLE] && seen[FIELD_LENGTH] && seen[FIELD_DATE] && seen[FIELD_SITE];
}

/* The length alone may stand in any list; behind a line that counts documents a label is
 * enough. */
static bool begins_with_labels(Str rest, bool counted)
{
	bool seen[FIELD_COUNT] = { false };
	Str line, value;

	for (int i = 0; i < HEAD_LINES_MAX && str_next_line(&rest, &line); i++) {
		Field field = label_of(line, &value);

		if (field == FIELD_LENGTH && !tells_length(value))
			continue;
		seen[field] = true;
	}
	if (counted)
		return seen[FIELD_LENGTH] || seen[FIELD_TITLE] || seen[FIELD_BYLINE] ||
			seen[FIELD_SECTION];
	return seen[FIELD_LENGTH] && seen[FIELD_BODY];
}

/* Date and paper stand behind the length, and a notice of rights closes the head. */
static bool begins_with_head(Str rest)
{
	Str line;
	int behind = 0;
	bool dated = false;

	for (int i = 0; i < HEAD_LINES_MAX && str_next_line(&rest, &line); i++) {
		line = str_trim(line);
		if (behind == 0 && !tells_length(line))
			continue;
		if (line.size == 0)
			return false;
		behind++;
		dated = dated || (behind == 2 && has_year(line));
		if (behind > 3 && tells_rights(line))
			return dated;
	}
	return false;
}

bool press_document_begins(Str beginning, PressForm form, bool counted)
{
	switch (form) {
	case PRESS_LABELS:
		return begins_with_labels(beginning, counted);
	case PRESS_CODES:
		return begins_with_codes(beginning);
	case PRESS_HEAD:
		return begins_with_head(beginning);
	case PRESS_FORM_COUNT:
		break;
	}
	return false;
}

/* Reading */

typedef struct {
	Arena *arena;
	PressDocument *document;
	Text field[FIELD_COUNT], rest;
	bool long_lines; /* each is a paragraph */
} Reading;

static bool is_rule(Str line)
{
	size_t at = 0;

	while (at < line.size && (line.at[at] == '_' || line.at[at] == '='))
		at++;
	return at == line.size && at >= RULE_BYTES_MIN;
}

/* Adds LINE to field TEXT: to its last paragraph, or as one of its own. */
static void add_line(const Reading *reading, Text *text, Str line, bool *parted)
{
	line = str_trim(line);
	if (line.size == 0 || is_rule(line)) {
		*parted = true;
		return;
	}
	if (text->size > 0)
		text_add_c(text, *parted || reading->long_lines ? "\n\n" : " ");
	*parted = false;
	text_add(text, line);
}

static bool has_long_lines(Str text)
{
	Str line;

	while (str_next_line(&text, &line))
		if (line.size > LONG_LINE_BYTES)
			return true;
	return false;
}

/* The first line of text FIELD, without "By". */
static Str one_line(Arena *arena, const Text *field, bool name)
{
	Text out = text_in(arena);
	Str rest = text_str(field), word;

	while (str_next_word(&rest, &word)) {
		if (name && out.size == 0 && str_is_nocase(word, "by"))
			continue;
		if (out.size > 0)
			text_add_byte(&out, ' ');
		text_add(&out, word);
	}
	while (name && str_ends(text_str(&out), ";"))
		out.size--;
	return out.size == 0 ? STR_NONE : text_str(&out);
}

/* Moves the last paragraph of the story, where the notice of rights names the same, to the
 * rest: it is who published it. */
static void leave_publisher(Reading *reading)
{
	Text *body = &reading->field[FIELD_BODY];
	size_t at = str_find_last_byte(text_str(body), '\n');
	Str last = str_from(text_str(body), at == STR_NOWHERE ? body->size : at + 1);
	char *name = str_c(reading->arena, last);

	if (last.size == 0 || str_find(text_str(&reading->rest), name, 0) == STR_NOWHERE)
		return;
	text_format(&reading->rest, "\n\n%s", name);
	body->size = at - 1;
}

/* Hands the fields of READING on. */
static void finish(Reading *reading)
{
	PressDocument *document = reading->document;
	Text *field = reading->field;

	document->head = (MarkupHead){
		.title = one_line(reading->arena, &field[FIELD_TITLE], false),
		.byline = one_line(reading->arena, &field[FIELD_BYLINE], true),
		.published = one_line(reading->arena, &field[FIELD_DATE], false),
		.site = one_line(reading->arena, &field[FIELD_SITE], false),
		.section = one_line(reading->arena, &field[FIELD_SECTION], false),
		.summary = one_line(reading->arena, &field[FIELD_SUMMARY], false),
		.address = one_line(reading->arena, &field[FIELD_ADDRESS], false),
	};
	document->body = text_str(&field[FIELD_BODY]);
	document->caption = text_str(&field[FIELD_CAPTION]);
	document->rest = text_str(&reading->rest);
}

/* Where a line of FIELD goes; what has no place of its own is kept in the rest. */
static Text *room_of(Reading *reading, Field field)
{
	bool shown = field == FIELD_NONE || field == FIELD_LENGTH || field == FIELD_HEAD ||
		field == FIELD_TAIL;

	return shown ? &reading->rest : &reading->field[field];
}

/* May FIELD, whose label LINE begins with, stand inside or behind the story? A label of one
 * word may be the story's own. */
static bool ends_story(Field field, Str line)
{
	return field == FIELD_TAIL || field == FIELD_CAPTION ||
		str_find_byte(str_slice(line, 0, str_find_byte(line, ':', 0)), ' ', 0) !=
		STR_NOWHERE;
}

/* Puts LINE of the head, before any label and the line number N that is not empty, where it
 * belongs: paper, date and edition are set in the middle, or stand below the title. */
static void place_head_line(Reading *reading, Str line, int n, bool centred, bool *parted)
{
	Text *field = reading->field;
	Str bare = str_trim(line);
	bool middle = line.size > bare.size && (size_t)(bare.at - line.at) >= CENTRED_MIN;
	Text *room = &reading->rest;

	if (tells_rights(bare))
		room = &reading->rest;
	else if (has_year(bare) && field[FIELD_DATE].size == 0 && (middle || n > 1))
		room = &field[FIELD_DATE];
	else if (centred ? middle && field[FIELD_SITE].size == 0 : n == 2)
		room = &field[FIELD_SITE];
	else if (centred ? !middle : n == 1)
		room = &field[FIELD_TITLE];
	add_line(reading, room, bare, parted);
}

/* Is the first line of TEXT that is not empty set in the middle? */
static bool is_centred(Str text)
{
	Str line;

	while (str_next_line(&text, &line)) {
		Str bare = str_trim(line);

		if (bare.size > 0)
			return (size_t)(bare.at - line.at) >= CENTRED_MIN;
	}
	return false;
}

static void read_labels(Reading *reading, Str text)
{
	Field field = FIELD_NONE;
	bool centred = is_centred(text), labelled = false, parted = false;
	int n = 0;
	Str line, value;

	while (str_next_line(&text, &line)) {
		Field next = label_of(line, &value);

		if (next != FIELD_NONE && (field != FIELD_BODY || ends_story(next, line))) {
			field = next;
			labelled = true;
			parted = true;
			/* What is told already is told once more behind the story. */
			if (next != FIELD_BODY && reading->field[next].size > 0)
				field = FIELD_TAIL;
			if (room_of(reading, field) == &reading->rest)
				add_line(reading, &reading->rest, line, &parted);
			else if (value.size > 0)
				add_line(reading, &reading->field[field], value, &parted);
			continue;
		}
		if (!labelled) {
			n += str_trim(line).size > 0;
			place_head_line(reading, line, n, centred, &parted);
			continue;
		}
		/* The story begins behind the labels of the head. */
		if (str_trim(line).size > 0 && parted && field != FIELD_TAIL &&
			field != FIELD_CAPTION && field != FIELD_BODY) {
			field = FIELD_BODY;
			parted = false;
		}
		if (tells_rights(line) && field != FIELD_BODY)
			field = FIELD_TAIL;
		add_line(reading, room_of(reading, field), line, &parted);
	}
}

static void read_codes(Reading *reading, Str text)
{
	Field field = FIELD_NONE;
	bool parted = false;
	Str line, value;

	while (str_next_line(&text, &line)) {
		Field next = code_of(line, &value);

		if (next == FIELD_NONE) {
			add_line(reading, room_of(reading, field), line, &parted);
			continue;
		}
		field = next;
		parted = true;
		if (room_of(reading, field) == &reading->rest)
			add_line(reading, &reading->rest, line, &parted);
		else
			add_line(reading, &reading->field[field], value, &parted);
	}
}

/* Lines before the length: a section perhaps and the title, then who wrote it. TEXT ends
 * behind them; returns what follows. */
static Str read_front(Reading *reading, Str text)
{
	Str rest = text, line, first = STR_NONE;
	bool parted = false;
	int lines = 0, paragraphs = 0;

	while (str_next_line(&rest, &line) && !tells_length(str_trim(line))) {
		Str bare = str_trim(line);

		if (bare.size == 0) {
			paragraphs += lines > 0;
			lines = 0;
			continue;
		}
		lines++;
		if (paragraphs > 0) {
			add_line(reading, &reading->field[FIELD_BYLINE], bare, &parted);
		} else if (lines == 1) {
			first = bare;
		} else {
			/* The title is the last line of the first paragraph. */
			add_line(reading, &reading->field[FIELD_SECTION], first, &parted);
			first = bare;
		}
	}
	add_line(reading, &reading->field[FIELD_TITLE], first, &parted);
	return rest;
}

/* The lines behind the length up to the empty one: date, perhaps a time, paper, and what the
 * rest keeps. */
static Str read_imprint(Reading *reading, Str rest)
{
	Str line;
	bool parted = true;

	while (str_next_line(&rest, &line)) {
		Str bare = str_trim(line);
		Text *room = &reading->rest;

		if (bare.size == 0)
			break;
		parted = true;
		if (reading->field[FIELD_DATE].size == 0)
			room = &reading->field[FIELD_DATE];
		else if (reading->field[FIELD_SITE].size == 0 && !ascii_is_digit(bare.at[0]))
			room = &reading->field[FIELD_SITE];
		add_line(reading, room, bare, &parted);
	}
	return rest;
}

static void read_head(Reading *reading, Str text)
{
	Str rest = read_imprint(reading, read_front(reading, text)), line;
	bool parted = true;

	while (str_next_line(&rest, &line)) {
		Text *room = str_starts(line, "Document ") && str_trim(rest).size == 0
			? &reading->rest
			: &reading->field[FIELD_BODY];

		add_line(reading, room, line, &parted);
	}
	leave_publisher(reading);
}

PressDocument press_document_read(Arena *arena, Str text, PressForm form)
{
	PressDocument document = { .body = STR_NONE };
	Reading reading = {
		.arena = arena,
		.document = &document,
		.rest = text_in(arena),
		.long_lines = has_long_lines(text),
	};

	for (int i = 0; i < FIELD_COUNT; i++)
		reading.field[i] = text_in(arena);
	if (form == PRESS_CODES)
		read_codes(&reading, text);
	else if (form == PRESS_HEAD)
		read_head(&reading, text);
	else
		read_labels(&reading, text);
	finish(&reading);
	return document;
}
