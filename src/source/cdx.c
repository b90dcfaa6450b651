/* SPDX-License-Identifier: ISC */
#include "source/cdx.h"

#include "source/capture.h"
#include "source/json.h"
#include "source/record_stream.h"

enum {
	COLUMNS_MAX = 32,
	TIME_DIGITS = 14,
	ARENA_BYTES = 256 << 10,
	STATUS_OK = 200,
};

/* What a column holds; a header gives each a letter. */
typedef enum {
	COLUMN_OTHER,
	COLUMN_ADDRESS,
	COLUMN_TIME,
	COLUMN_TYPE,
	COLUMN_STATUS,
	COLUMN_DIGEST,
	COLUMN_LENGTH,
	COLUMN_OFFSET,
	COLUMN_FILE,
	COLUMN_COUNT
} Column;

static const struct {
	char letter;
	Column column;
} letters[] = {
	{ 'a', COLUMN_ADDRESS },
	{ 'b', COLUMN_TIME },
	{ 'm', COLUMN_TYPE },
	{ 's', COLUMN_STATUS },
	{ 'k', COLUMN_DIGEST },
	{ 'S', COLUMN_LENGTH },
	{ 'V', COLUMN_OFFSET },
	{ 'g', COLUMN_FILE },
};

/* Without a header, what so many columns usually are. */
static const char usual_11[] = "N b a m s k r M S V g";
static const char usual_9[] = "N b a m s k r V g";

typedef struct {
	Column columns[COLUMNS_MAX];
	size_t count; /* 0: no header came, the lines tell */
} Layout;

typedef struct {
	ContainerWalk *walk;
	Arena *arena; /* owned */
	Layout layout;
	Text shard; /* owned: the file that the last line of a summary named */
	size_t wrong; /* lines that are none */
} Lister;

static Column column_of(Str letter)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letter.size == 1 && letter.at[0] == letters[i].letter)
			return letters[i].column;
	return COLUMN_OTHER;
}

static Layout layout_of(Str header)
{
	Layout layout = { 0 };
	Str letter;

	while (layout.count < COLUMNS_MAX && str_next_word(&header, &letter))
		layout.columns[layout.count++] = column_of(letter);
	return layout;
}

static bool is_header(Str line)
{
	return str_starts(line, " CDX ") || str_starts(line, "CDX ");
}

static bool is_time(Str word)
{
	unsigned long unused;

	return word.size >= 4 && word.size <= TIME_DIGITS && str_number(word, &unused);
}

/* Lines */

/* A hyphen stands for nothing. */
static Str known(Str word)
{
	return str_is(word, "-") ? STR_NONE : word;
}

static uint64_t number(Str word)
{
	unsigned long value = 0;

	return str_number(word, &value) ? value : 0;
}

/* FIELDS by what they are, as an item. False when they name no file. */
static bool give_item(Lister *lister, const Str fields[COLUMN_COUNT])
{
	ContainerItem item = {
		.address = known(fields[COLUMN_ADDRESS]),
		.captured = capture_time(lister->arena, fields[COLUMN_TIME]),
		.media_type = known(fields[COLUMN_TYPE]),
		.digest = known(fields[COLUMN_DIGEST]),
		.file = known(fields[COLUMN_FILE]),
		.status = (int)(number(fields[COLUMN_STATUS]) % 1000),
		.place = { .levels = 1,
			.at = { { number(fields[COLUMN_OFFSET]),
				number(fields[COLUMN_LENGTH]) } } },
	};

	if (str_empty(item.file))
		return false;
	item.article = (item.status == 0 || item.status == STATUS_OK) &&
		capture_is_page(item.media_type, item.address);
	(void)walk_item(lister->walk, &item);
	return true;
}

/* A line of CDXJ: key, time, JSON. */
static bool take_json(Lister *lister, Str line)
{
	static const struct {
		const char *name;
		Column column;
	} members[] = {
		{ "url", COLUMN_ADDRESS },
		{ "mime", COLUMN_TYPE },
		{ "status", COLUMN_STATUS },
		{ "digest", COLUMN_DIGEST },
		{ "length", COLUMN_LENGTH },
		{ "offset", COLUMN_OFFSET },
		{ "filename", COLUMN_FILE },
	};
	Str fields[COLUMN_COUNT] = { 0 };
	Str key, rest = str_from(line, str_find_byte(line, '{', 0)), value;

	if (!str_next_word(&line, &key) || !str_next_word(&line, &fields[COLUMN_TIME]) ||
		!json_next(&rest, &value))
		return false;
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		fields[members[i].column] = json_member_text(lister->arena, value, members[i].name);
	return give_item(lister, fields);
}

/* A line of a summary: key and time, then by tabs file, offset, length, number; or all
 * but the first two as JSON. Each file is given once. */
static bool take_shard(Lister *lister, Str file)
{
	ContainerItem item = { .file = file, .nested = true, .place.levels = 1 };

	if (str_equal(text_str(&lister->shard), file))
		return true;
	lister->shard.size = 0;
	text_add(&lister->shard, file);
	(void)walk_item(lister->walk, &item);
	return true;
}

static bool take_columns(Lister *lister, Str line)
{
	Str fields[COLUMN_COUNT] = { 0 };
	Str words[COLUMNS_MAX];
	size_t count = 0;
	Layout layout = lister->layout;

	while (count < COLUMNS_MAX && str_next_word(&line, &words[count]))
		count++;
	if (layout.count == 0 && (count == 11 || count == 9))
		layout = layout_of(str(count == 11 ? usual_11 : usual_9));
	if (count < layout.count || layout.count == 0)
		return false;
	for (size_t i = 0; i < layout.count; i++)
		fields[layout.columns[i]] = words[i];
	return is_time(fields[COLUMN_TIME]) && give_item(lister, fields);
}

/* The file that LINE, if it is one of a summary, names; else absent. */
static Str shard_of(Str line)
{
	size_t from = str_find_byte(line, '\t', 0);
	size_t to = from == STR_NOWHERE ? from : str_find_byte(line, '\t', from + 1);

	if (to == STR_NOWHERE || str_find_byte(line, '{', 0) != STR_NOWHERE)
		return STR_NONE;
	unsigned long unused;
	Str offset = str_from(line, to + 1);

	offset = str_slice(offset, 0, str_find_byte(offset, '\t', 0));
	return str_number(offset, &unused) ? str_slice(line, from + 1, to) : STR_NONE;
}

static void take_line(Lister *lister, Str line, uint64_t at)
{
	Str shard = shard_of(line);

	if (str_empty(str_trim(line)) || str_starts(line, "!"))
		return;
	if (is_header(line)) {
		lister->layout = layout_of(str_from(str_trim(line), sizeof "CDX"));
		return;
	}
	bool good = str_present(shard)                   ? take_shard(lister, shard)
		: str_find(line, " {", 0) != STR_NOWHERE ? take_json(lister, line)
							 : take_columns(lister, line);

	if (!good && lister->wrong++ == 0)
		walk_loss(lister->walk, at, "the line there is none of an index");
}

/* Each member of a packed index begins with a line of its own. */
static bool begins_line(Str bytes)
{
	return bytes.size > 0;
}

static void list_part(RecordStream *stream, Lister *lister)
{
	/* A copy: who is told of an item may read of the same file. */
	Text lines = text_in(NULL);

	while (!walk_stopped(lister->walk)) {
		Str bytes = record_stream_peek(stream, RECORD_PEEK_BYTES_MAX);
		size_t last = str_find_last_byte(bytes, '\n');
		Str whole = last == STR_NOWHERE ? bytes : str_slice(bytes, 0, last + 1);

		if (whole.size == 0)
			break;
		lines.size = 0;
		text_add(&lines, whole);
		Str rest = text_str(&lines), line;

		while (!walk_stopped(lister->walk) && str_next_line(&rest, &line))
			take_line(lister, line, record_stream_place(stream));
		(void)record_stream_skip(stream, whole.size);
		walk_progress(lister->walk, record_stream_offset(stream));
		if (arena_bytes(lister->arena) > ARENA_BYTES) {
			arena_free(lister->arena);
			lister->arena = arena_new();
		}
	}
	text_clear(&lines);
}

static void cdx_list(SourceInput *input, ContainerWalk *walk)
{
	RecordStream *stream = record_stream_open(input, 0, begins_line);
	Lister lister = { .walk = walk, .arena = arena_new(), .shard = text_in(NULL) };

	do
		list_part(stream, &lister);
	while (!walk_stopped(walk) && record_stream_next(stream));
	if (lister.wrong > 1)
		walk_loss(walk, record_stream_offset(stream),
			"%zu lines in all are none of an index", lister.wrong);
	arena_free(lister.arena);
	text_clear(&lister.shard);
	record_stream_free(stream);
}

static bool cdx_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	(void)input;
	(void)extent;
	(void)page;
	return error_set(err, ERROR_FORMAT, "an index holds no pages");
}

/* Is LINE one of CDXJ, of a summary, or of a usual number of columns? */
static bool is_line(Str line)
{
	Str rest = line, key, time, word;
	size_t words = 2;

	if (!str_next_word(&rest, &key) || !str_next_word(&rest, &time) || !is_time(time))
		return false;
	if (time.size < 12)
		return false;
	if (str_present(shard_of(line)))
		return true;
	bool json = str_starts(rest, " {") || str_starts(rest, "{");

	while (str_next_word(&rest, &word))
		words++;
	return json || words == 9 || words == 11;
}

static bool cdx_recognise(Str beginning, SourceInput *input)
{
	Str rest = beginning, line;

	(void)input;
	while (str_next_line(&rest, &line))
		if (!str_starts(line, "!"))
			return is_header(line) || is_line(line);
	return false;
}

const ContainerKind cdx_kind = {
	.name = "cdx",
	.title = "an index of archives (CDX)",
	.reads_gzip = true,
	.recognise = cdx_recognise,
	.list = cdx_list,
	.read = cdx_read,
};
