/* SPDX-License-Identifier: ISC */
#include "source/press.h"

#include "source/press_document.h"
#include "source/sniff.h"

enum {
	LINE_BYTES_MAX = 200, /* of a line that parts documents */
	NUMBER_BYTES_MIN = 12, /* of what names a document, behind the code of its paper */
	DOCUMENT_BYTES_MAX = 4 << 20, /* of one document */
};

/* Words of the lines that part documents, as they are searched for. */
typedef struct {
	const char *word;
	bool opens; /* the line stands before a document, else behind it */
	bool (*is)(Str line); /* is LINE such a line? */
} Parting;

/* Does LINE count a document: "3 of 120 DOCUMENTS", "Dokument 3 von 120"? */
static bool counts(Str line)
{
	static const char *const words[] = { "document", "documents", "dokument", "dokumente",
		"documento", "documentos", "documenti" };
	static const char *const ofs[] = { "of", "von", "de", "di", "van" };
	unsigned long number, all;
	Str word[4], rest = line;
	size_t count = 0;
	bool named = false, of = false;

	while (count < 4 && str_next_word(&rest, &word[count]))
		count++;
	if (count < 4 || str_trim(rest).size > 0)
		return false;
	size_t at = str_number(word[0], &number) ? 0 : 1;
	Str noun = word[at == 0 ? 3 : 0];

	if (!str_number(word[at], &number) || !str_number(word[at + 2], &all) || number == 0 ||
		number > all)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		named = named || str_is_nocase(noun, words[i]);
	for (size_t i = 0; i < sizeof ofs / sizeof *ofs; i++)
		of = of || str_is_nocase(word[at + 1], ofs[i]);
	return named && of;
}

static bool ends_document(Str line)
{
	return str_is(line, "End of Document");
}

/* Does LINE name a document by the code of its paper, its day and number? */
static bool names_document(Str line)
{
	Str rest = line, word, number;
	size_t digits = 0;

	if (!str_next_word(&rest, &word) || !str_is(word, "Document") ||
		!str_next_word(&rest, &number) || str_trim(rest).size > 0 ||
		number.size < NUMBER_BYTES_MIN)
		return false;
	for (size_t i = 0; i < number.size; i++) {
		if (!ascii_is_alnum(number.at[i]))
			return false;
		digits += ascii_is_digit(number.at[i]);
	}
	return digits >= NUMBER_BYTES_MIN / 2;
}

static const Parting partings[] = {
	{ "DOCUMENT", true, counts },
	{ "Document ", true, counts },
	{ "Dokument ", true, counts },
	{ "End of Document", false, ends_document },
	{ "Document ", false, names_document },
};

enum {
	PARTING_COUNT = sizeof partings / sizeof *partings
};

/* How the documents of a file are written and parted. */
typedef struct {
	PressForm form;
	const Parting *parting; /* NULL: there is one */
} PressFile;

/* Is LINE empty, or a rule? */
static bool says_nothing(Str line)
{
	for (size_t i = 0; i < line.size; i++)
		if (!ascii_is_space(line.at[i]) && line.at[i] != '_' && line.at[i] != '=')
			return false;
	return true;
}

/* Takes lines that say nothing off the front of TEXT. */
static Str skip_empty(Str text)
{
	Str rest = text, line;

	if (str_starts(text, "\xEF\xBB\xBF"))
		rest = text = str_from(text, 3);
	while (str_next_line(&rest, &line) && says_nothing(line))
		text = rest;
	return text;
}

/* How the file that begins with BEGINNING is written. False when it is none of these. */
static bool tell_form(Str beginning, PressFile *file)
{
	Str text = skip_empty(beginning), rest = text, line;
	bool counted = str_next_line(&rest, &line) && line.size <= LINE_BYTES_MAX &&
		counts(str_trim(line));

	*file = (PressFile){ .parting = NULL };
	for (size_t i = 0; counted && i < PARTING_COUNT; i++)
		if (partings[i].opens && str_find(line, partings[i].word, 0) != STR_NOWHERE &&
			file->parting == NULL)
			file->parting = &partings[i];
	if (counted && file->parting == NULL)
		return false;
	for (int form = 0; form < PRESS_FORM_COUNT; form++) {
		file->form = (PressForm)form;
		if (press_document_begins(counted ? rest : text, file->form, counted))
			return true;
	}
	return false;
}

static bool press_recognise(Str beginning, SourceInput *input)
{
	PressFile file;

	(void)input;
	return tell_form(beginning, &file);
}

/* The line around byte AT of INPUT, where it begins in *START and what is behind it begins in
 * *END; empty where it is too long to part documents. */
static Str line_around(SourceInput *input, uint64_t at, char *room, uint64_t *start, uint64_t *end)
{
	uint64_t from = at > LINE_BYTES_MAX ? at - LINE_BYTES_MAX : 0;
	Str text = str_of(room, input_read(input, from, room, 2 * LINE_BYTES_MAX));
	size_t middle = (size_t)(at - from), first = middle, last = middle;

	while (first > 0 && text.at[first - 1] != '\n' && text.at[first - 1] != '\f')
		first--;
	while (last < text.size && text.at[last] != '\n')
		last++;
	*start = from + first;
	*end = from + last + (last < text.size);
	if (last == text.size && from + last < input_size(input))
		return str("");
	return str_trim(str_slice(text, first, last));
}

/* Finds the next line at or behind FROM that parts documents by PARTING. */
static bool find_parting(
	SourceInput *input, const Parting *parting, uint64_t from, uint64_t *start, uint64_t *end)
{
	Str word = str(parting->word);
	char room[2 * LINE_BYTES_MAX];

	for (uint64_t at = input_find(input, word, from, input_size(input)); at != UINT64_MAX;
		at = input_find(input, word, at + 1, input_size(input)))
		if (parting->is(line_around(input, at, room, start, end)) && *end > from)
			return true;
	return false;
}

static bool is_empty(SourceInput *input, uint64_t from, uint64_t to)
{
	Str window = input_window(input, from,
		to - from < INPUT_WINDOW_BYTES ? (size_t)(to - from) : INPUT_WINDOW_BYTES);

	return to <= from || str_trim(window).size == 0;
}

/* The parting of FILE, which writes none in its first line: whichever is found in INPUT. */
static const Parting *find_closing(SourceInput *input)
{
	uint64_t start, end;

	for (size_t i = 0; i < PARTING_COUNT; i++)
		if (!partings[i].opens && find_parting(input, &partings[i], 0, &start, &end))
			return &partings[i];
	return NULL;
}

/* Takes the document at or behind *AT, whose place is then in *EXTENT; *AT is behind it.
 * False at the end. */
static bool next_document(SourceInput *input, const PressFile *file, uint64_t *at, Extent *extent)
{
	uint64_t size = input_size(input), start, end;

	if (file->parting != NULL && file->parting->opens) {
		/* The line that counts it belongs to it. */
		if (!find_parting(input, file->parting, *at, &start, &end))
			return false;
		uint64_t next, behind;

		if (!find_parting(input, file->parting, end, &next, &behind))
			next = size;
		*extent = (Extent){ start, next - start };
		*at = next;
		return true;
	}
	if (file->parting == NULL || !find_parting(input, file->parting, *at, &start, &end))
		end = size;
	if (is_empty(input, *at, end))
		return false;
	*extent = (Extent){ *at, end - *at };
	*at = end;
	return true;
}

static PressFile file_of(SourceInput *input)
{
	PressFile file;

	if (!tell_form(input_window(input, 0, SNIFF_BYTES), &file))
		file = (PressFile){ .form = PRESS_LABELS };
	if (file.parting == NULL)
		file.parting = find_closing(input);
	return file;
}

/* The document at EXTENT, without the line that counts it. */
static PressDocument read_document(Arena *arena, SourceInput *input, const PressFile *file,
	Extent extent, const Decoder *decoder)
{
	Text bytes = text_in(arena);
	uint64_t size = extent.length < DOCUMENT_BYTES_MAX ? extent.length : DOCUMENT_BYTES_MAX;

	(void)input_take(input, extent.offset, (size_t)size, &bytes);
	Str text = decoder_text(decoder, arena, STR_NONE, text_str(&bytes));
	Str rest = skip_empty(text), line;

	if (str_next_line(&rest, &line) && counts(str_trim(line)))
		text = rest;
	return press_document_read(arena, text, file->form);
}

static void press_list(SourceInput *input, ContainerWalk *walk)
{
	PressFile file = file_of(input);
	uint64_t at = 0;
	Extent extent;

	while (!walk_stopped(walk) && next_document(input, &file, &at, &extent)) {
		Arena *arena = arena_new();
		PressDocument document =
			read_document(arena, input, &file, extent, walk_decoder(walk));
		const ContainerItem item = {
			.label = document.head.title,
			.address = document.head.address,
			.media_type = (Str)STR("text/plain"),
			.article = true,
			.place = { 1, { extent } },
		};

		walk_progress(walk, at);
		walk_item(walk, &item);
		arena_free(arena);
	}
}

static void write_page(const PressDocument *document, Text *out)
{
	markup_begin(out, &document->head);
	markup_add_paragraphs(out, document->body);
	if (!str_empty(document->caption)) {
		text_add_c(out, "<figure><figcaption>");
		markup_add_loose(out, document->caption);
		text_add_c(out, "</figcaption></figure>\n");
	}
	markup_end_before(out, document->rest);
}

static bool press_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	PressFile file = file_of(input);
	uint64_t at = extent.offset;
	Extent found;

	if (!next_document(input, &file, &at, &found) || found.offset != extent.offset)
		return error_set(err, ERROR_FORMAT, "byte %llu: no document begins here",
			(unsigned long long)extent.offset);
	PressDocument document = read_document(page->arena, input, &file, found, page->decoder);

	page->media_type = (Str)STR("text/plain");
	page->charset = (Str)STR("utf-8");
	page->truncated = found.length > DOCUMENT_BYTES_MAX;
	write_page(&document, &page->bytes);
	if (str_empty(document.body) && str_empty(document.head.title))
		return error_set(err, ERROR_FORMAT, "byte %llu: the document holds no words",
			(unsigned long long)extent.offset);
	return true;
}

const ContainerKind press_kind = {
	.mixes_charsets = true,
	.name = "press",
	.title = "documents of a press database",
	.recognise = press_recognise,
	.list = press_list,
	.read = press_read,
};
