/* SPDX-License-Identifier: ISC */
#include "source/cdx_line.h"

#include "source/capture.h"
#include "source/http.h"
#include "source/json.h"

enum {
	TIME_DIGITS_MAX = 17, /* with thousandths of a second */
	TIME_DIGITS_USUAL = 12, /* at least */
};

static const struct {
	char letter;
	CdxColumn column;
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

static CdxColumn column_of(Str letter)
{
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letter.size == 1 && letter.at[0] == letters[i].letter)
			return letters[i].column;
	return COLUMN_OTHER;
}

CdxLayout cdx_line_layout(Str header)
{
	CdxLayout layout = { 0 };
	Str letter;

	while (layout.count < CDX_COLUMNS_MAX && str_next_word(&header, &letter))
		layout.columns[layout.count++] = column_of(letter);
	return layout;
}

bool cdx_line_is_header(Str line)
{
	return str_starts(line, " CDX ") || str_starts(line, "CDX ");
}

Str cdx_line_key(Str line)
{
	return str_slice(line, 0, str_find_byte(line, ' ', 0));
}

/* "(example,paper,www,)/story>" of OpenWayback as others have it, "example,paper)/story". */
Str cdx_line_plain_key(Arena *arena, Str line)
{
	Str key = cdx_line_key(line);
	size_t close = str_find(key, ",)", 0);

	if (!str_starts(key, "(") || close == STR_NOWHERE)
		return key;
	Str host = str_slice(key, 1, close), path = str_from(key, close + 1);

	if (str_ends(host, ",www"))
		host = str_slice(host, 0, host.size - 4);
	if (str_ends(path, ">"))
		path = str_slice(path, 0, path.size - 1);
	if (path.size > 2 && str_ends(path, "/"))
		path = str_slice(path, 0, path.size - 1);
	return str_format(arena, "%.*s%.*s", (int)host.size, host.at, (int)path.size, path.at);
}

bool cdx_line_is_openwayback(Str line)
{
	return str_starts(line, "!OpenWayback-CDXJ") ||
		(str_starts(line, "(") && str_find(cdx_line_key(line), ",)", 0) != STR_NOWHERE);
}

static bool is_time(Str word)
{
	unsigned long unused;

	return word.size >= 4 && word.size <= TIME_DIGITS_MAX && str_number(word, &unused);
}

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
static bool read_fields(const Str fields[COLUMN_COUNT], Arena *arena, ContainerItem *item)
{
	*item = (ContainerItem){
		.address = known(fields[COLUMN_ADDRESS]),
		.captured = capture_time(arena, fields[COLUMN_TIME]),
		.media_type = known(fields[COLUMN_TYPE]),
		.digest = known(fields[COLUMN_DIGEST]),
		.file = known(fields[COLUMN_FILE]),
		.status = (int)(number(fields[COLUMN_STATUS]) % 1000),
		.place = { .levels = 1,
			.at = { { number(fields[COLUMN_OFFSET]),
				number(fields[COLUMN_LENGTH]) } } },
	};
	item->article =
		capture_was_found(item->status) && capture_is_page(item->media_type, item->address);
	return !str_empty(item->file);
}

Str cdx_line_packed_file(Str line, Arena *arena)
{
	Str rest = str_from(line, str_find_byte(line, '{', 0)), value;

	if (!str_starts(line, "!meta ") || !json_next(&rest, &value))
		return STR_NONE;
	return json_member_text(arena, value, "filename");
}

/* The line of a summary with FIELDS, which tell of no page. */
static bool read_block(const Str fields[COLUMN_COUNT], const CdxLayout *layout, ContainerItem *item)
{
	Str file = fields[COLUMN_FILE];

	*item = (ContainerItem){
		.file = str_empty(file) ? layout->packed_file : file,
		.nested = true,
		.place = { .levels = 1,
			.at = { { number(fields[COLUMN_OFFSET]),
				number(fields[COLUMN_LENGTH]) } } },
	};
	return !str_empty(item->file) && item->place.at[0].length > 0;
}

/* "warcfile:NAME#OFFSET", as OpenWayback refers to a record. */
static void read_reference(Str reference, Str fields[COLUMN_COUNT])
{
	static const char scheme[] = "warcfile:";
	size_t mark = str_find_last_byte(reference, '#');

	while (str_starts_nocase(reference, scheme)) {
		reference = str_from(reference, sizeof scheme - 1);
		mark = mark == STR_NOWHERE ? mark : mark - (sizeof scheme - 1);
	}
	if (mark == STR_NOWHERE)
		return;
	fields[COLUMN_FILE] = str_slice(reference, 0, mark);
	fields[COLUMN_OFFSET] = str_from(reference, mark + 1);
}

/* A line of CDXJ as OpenWayback has it: key, time with its signs, in some drafts a digest, what
 * kind of record it is, JSON. */
static bool read_openwayback(Str line, Arena *arena, ContainerItem *item)
{
	static const struct {
		const char *name;
		CdxColumn column;
	} members[] = {
		{ "uri", COLUMN_ADDRESS },
		{ "mct", COLUMN_TYPE },
		{ "hsc", COLUMN_STATUS },
		{ "sha", COLUMN_DIGEST },
		{ "rle", COLUMN_LENGTH },
	};
	Str fields[COLUMN_COUNT] = { 0 };
	size_t brace = str_find_byte(line, '{', 0);
	Str words = str_slice(line, 0, brace), rest = str_from(line, brace);
	Str word, kind = STR_NONE, value;

	if (!str_next_word(&words, &word) || !str_next_word(&words, &fields[COLUMN_TIME]) ||
		!json_next(&rest, &value))
		return false;
	while (str_next_word(&words, &word))
		kind = word;
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		fields[members[i].column] = json_member_text(arena, value, members[i].name);
	fields[COLUMN_TYPE] = http_media_type(arena, fields[COLUMN_TYPE]);
	read_reference(json_member_text(arena, value, "ref"), fields);
	if (!read_fields(fields, arena, item))
		return false;
	if (str_is(kind, "revisit"))
		item->media_type = (Str)STR("warc/revisit");
	item->article = item->article &&
		(str_is(kind, "response") || str_is(kind, "resource") ||
			str_is(kind, "conversion"));
	return true;
}

/* A line of CDXJ: key, time, JSON. */
static bool read_json(Str line, const CdxLayout *layout, Arena *arena, ContainerItem *item)
{
	static const struct {
		const char *name;
		CdxColumn column;
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
		fields[members[i].column] = json_member_text(arena, value, members[i].name);
	if (str_empty(fields[COLUMN_ADDRESS]) && str_empty(fields[COLUMN_TYPE]) &&
		str_present(fields[COLUMN_OFFSET]))
		return read_block(fields, layout, item);
	return read_fields(fields, arena, item);
}

static bool read_columns(Str line, const CdxLayout *given, Arena *arena, ContainerItem *item)
{
	Str fields[COLUMN_COUNT] = { 0 };
	Str words[CDX_COLUMNS_MAX];
	size_t count = 0;
	CdxLayout layout = *given;

	while (count < CDX_COLUMNS_MAX && str_next_word(&line, &words[count]))
		count++;
	if (layout.count == 0 && (count == 11 || count == 9))
		layout = cdx_line_layout(str(count == 11 ? usual_11 : usual_9));
	if (count < layout.count || layout.count == 0)
		return false;
	for (size_t i = 0; i < layout.count; i++)
		fields[layout.columns[i]] = words[i];
	return is_time(fields[COLUMN_TIME]) && read_fields(fields, arena, item);
}

/* Takes what comes before the next tab off *REST. */
static Str next_field(Str *rest)
{
	size_t end = str_find_byte(*rest, '\t', 0);
	Str field = str_slice(*rest, 0, end);

	*rest = end == STR_NOWHERE ? STR_NONE : str_from(*rest, end + 1);
	return field;
}

/* A line of a summary: key and time, then by tabs file, offset, length, number. */
static bool read_summary(Str line, ContainerItem *item)
{
	unsigned long offset, length = 0;
	Str rest = line;

	if (str_find_byte(line, '{', 0) != STR_NOWHERE)
		return false;
	(void)next_field(&rest);
	*item = (ContainerItem){ .file = next_field(&rest), .nested = true, .place.levels = 1 };
	if (str_empty(item->file) || !str_number(next_field(&rest), &offset))
		return false;
	(void)str_number(next_field(&rest), &length);
	item->place.at[0] = (Extent){ offset, length };
	return true;
}

bool cdx_line_read(Str line, const CdxLayout *layout, Arena *arena, ContainerItem *item)
{
	if (cdx_line_is_openwayback(line))
		return read_openwayback(line, arena, item);
	if (str_find_byte(line, '\t', 0) != STR_NOWHERE && read_summary(line, item))
		return true;
	return str_find(line, " {", 0) != STR_NOWHERE ? read_json(line, layout, arena, item)
						      : read_columns(line, layout, arena, item);
}

bool cdx_line_is_usual(Str line)
{
	Str rest = line, key, time, word;
	size_t words = 2;
	unsigned long unused;
	ContainerItem summary;

	if (!str_next_word(&rest, &key) || !str_next_word(&rest, &time))
		return false;
	if (cdx_line_is_openwayback(line) && str_find(line, "warcfile:", 0) != STR_NOWHERE)
		return str_number(str_slice(time, 0, 4), &unused);
	if (!is_time(time))
		return false;
	if (time.size < TIME_DIGITS_USUAL)
		return false;
	if (read_summary(line, &summary))
		return true;
	bool json = str_starts(rest, " {") || str_starts(rest, "{");

	while (str_next_word(&rest, &word))
		words++;
	return json || words == 9 || words == 11;
}
