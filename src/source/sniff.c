/* SPDX-License-Identifier: ISC */
#include "source/sniff.h"

#include <stdbool.h>
#include <string.h>

/* A beginning that tells a format. A SHORT one could begin a text as well, so it
 * counts only where control characters say that this is none. */
typedef struct {
	size_t offset;
	Str magic;
	bool is_short;
	const char *name;
} Magic;

/* The names stand in a message behind "is not text but". */
static const Magic magics[] = {
	{ 0, STR("\x89PNG\r\n\x1a\n"), false, "a PNG picture" },
	{ 0, STR("\xff\xd8\xff"), false, "a JPEG picture" },
	{ 0, STR("GIF87a"), false, "a GIF picture" },
	{ 0, STR("GIF89a"), false, "a GIF picture" },
	{ 8, STR("WEBP"), true, "a WebP picture" },
	{ 0, STR("BM"), true, "a BMP picture" },
	{ 0, STR("II*\0"), false, "a TIFF picture" },
	{ 0, STR("MM\0*"), false, "a TIFF picture" },
	{ 0, STR("\0\0\1\0"), false, "an icon" },
	{ 4, STR("ftyp"), true, "a film or sound (MP4 family)" },
	{ 0, STR("\x1a\x45\xdf\xa3"), false, "a film (Matroska, WebM)" },
	{ 0, STR("RIFF"), true, "a film or sound (RIFF)" },
	{ 0, STR("FLV\1"), false, "a film (Flash)" },
	{ 0, STR("OggS"), true, "a sound (Ogg)" },
	{ 0, STR("fLaC"), true, "a sound (FLAC)" },
	{ 0, STR("ID3"), true, "a sound (MP3)" },
	{ 0, STR("%PDF-"), false, "a PDF document" },
	{ 0, STR("%!PS-Adobe"), false, "a PostScript document" },
	{ 0, STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), false, "an old Office document" },
	{ 0, STR("PK\3\4"), false, "a zip archive" },
	{ 0, STR("PK\5\6"), false, "an empty zip archive" },
	{ 0, STR("\x1f\x8b"), false, "compressed data (gzip)" },
	{ 0, STR("\x1f\x9d"), false, "compressed data (compress)" },
	{ 0, STR("BZh"), true, "compressed data (bzip2)" },
	{ 0, STR("\3757zXZ\0"), false, "compressed data (xz)" },
	{ 0, STR("\x28\xb5\x2f\xfd"), false, "compressed data (zstd)" },
	{ 0, STR("7z\xbc\xaf\x27\x1c"), false, "a 7z archive" },
	{ 0, STR("Rar!\x1a\x07"), false, "a RAR archive" },
	{ 257, STR("ustar"), false, "a tar archive" },
	{ 0, STR("wOFF"), true, "a font (WOFF)" },
	{ 0, STR("wOF2"), true, "a font (WOFF2)" },
	{ 0, STR("OTTO"), true, "a font (OpenType)" },
	{ 0, STR("\0\1\0\0"), false, "a font (TrueType)" },
	{ 0, STR("\177ELF"), false, "a program (ELF)" },
	{ 0, STR("MZ"), true, "a program (Windows)" },
	{ 0, STR("\xca\xfe\xba\xbe"), false, "a program (Java, macOS)" },
	{ 0, STR("\0asm"), false, "a program (WebAssembly)" },
	{ 0, STR("SQLite format 3\0"), false, "a database (SQLite)" },
	{ 0, STR("bplist00"), false, "a binary property list" },
	{ 0, STR("ZIM\4"), false, "a ZIM archive" },
};

/* Anywhere in the beginning, one of these means markup. */
static const char *const strong_signs[] = { "<!doctype html", "<html", "<head>", "<head ", "<body",
	"<title>", "<meta ", "</p>", "</div>", "</td>", "</li>", "</h1>", "</script>" };

/* Elements a page or a fragment of one may begin with. */
static const char *const page_elements[] = { "a", "article", "aside", "b", "base", "basefont",
	"big", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "em", "fieldset",
	"figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
	"head", "header", "hr", "html", "i", "iframe", "img", "input", "layer", "li", "link",
	"main", "map", "menu", "meta", "nav", "noscript", "ol", "p", "pre", "q", "s", "script",
	"section", "small", "span", "strike", "strong", "style", "sub", "sup", "svg", "table",
	"tbody", "td", "th", "thead", "title", "tr", "tt", "u", "ul", "video" };

/* This many tags of pages make markup of something that does not begin with one. */
enum {
	TAGS_OF_A_FRAGMENT = 3
};

/* So little never makes a text binary, and so long a run of one byte is padding. */
enum {
	FEW_CONTROLS = 8,
	RUN_BYTES = 16
};

/* What stands before the text: how many bytes one character takes and which of
 * them is the ASCII one. */
typedef struct {
	Str mark;
	size_t unit, ascii_at;
} Mark;

static const Mark byte_order_marks[] = {
	{ STR("\xff\xfe\0\0"), 4, 0 },
	{ STR("\0\0\xfe\xff"), 4, 3 },
	{ STR("\xff\xfe"), 2, 0 },
	{ STR("\xfe\xff"), 2, 1 },
	{ STR("\xef\xbb\xbf"), 1, 0 },
};

/* The beginning in one byte a character; what is not ASCII there is '?'. */
typedef struct {
	char text[SNIFF_BYTES];
	size_t size;
} Sample;

static bool has_at(Str bytes, size_t offset, Str part)
{
	return bytes.size >= offset + part.size &&
		memcmp(bytes.at + offset, part.at, part.size) == 0;
}

static void take_sample(Sample *sample, Str bytes, size_t unit, size_t ascii_at)
{
	for (size_t i = 0; i + unit <= bytes.size && sample->size < SNIFF_BYTES; i += unit) {
		bool ascii = true;

		for (size_t j = 0; j < unit; j++)
			ascii = ascii && (j == ascii_at || bytes.at[i + j] == '\0');
		sample->text[sample->size++] = ascii ? bytes.at[i + ascii_at] : '?';
	}
}

/* UTF-16 without a mark: the zero bytes of its ASCII stand on one side of the
 * pairs. 0 when BYTES are not that, else 1 + the side of the ASCII byte. */
static size_t unmarked_utf16(Str bytes)
{
	size_t zeros[2] = { 0, 0 };
	size_t pairs = bytes.size / 2;

	for (size_t i = 0; i < 2 * pairs; i++)
		zeros[i % 2] += bytes.at[i] == '\0';
	for (size_t side = 0; side < 2; side++)
		if (pairs >= 2 && zeros[1 - side] * 10 >= pairs * 6 && zeros[side] * 20 <= pairs)
			return 1 + side;
	return 0;
}

/* NAME is one of the elements, and what follows it ends a name. */
static bool is_page_element(Str from)
{
	size_t size = 0;

	while (size < from.size && ascii_is_alnum(from.at[size]))
		size++;
	if (size < from.size && from.at[size] != '>' && from.at[size] != '/' &&
		!ascii_is_space(from.at[size]))
		return false;
	Str name = str_slice(from, 0, size);

	for (size_t i = 0; i < sizeof page_elements / sizeof *page_elements; i++)
		if (str_is_nocase(name, page_elements[i]))
			return true;
	return false;
}

/* A tag of pages, opening or closing, stands at OFFSET. */
static bool is_page_tag(Str text, size_t offset)
{
	if (text.at[offset] != '<')
		return false;
	Str rest = str_from(text, offset + 1);

	return is_page_element(str_starts(rest, "/") ? str_from(rest, 1) : rest);
}

/* Offset of the first byte of TEXT that is neither space, stray control character
 * nor within a comment. */
static size_t skip_to_content(Str text)
{
	size_t at = 0;

	for (;;) {
		while (at < text.size && (unsigned char)text.at[at] <= ' ')
			at++;
		if (!str_starts(str_from(text, at), "<!--"))
			return at;
		size_t end = str_find(text, "-->", at + 4);

		if (end == STR_NOWHERE)
			return at;
		at = end + 3;
	}
}

static bool begins_as_markup(Str text)
{
	Str rest = str_from(text, skip_to_content(text));

	if (str_starts(rest, "<!--") || str_starts_nocase(rest, "<!doctype") ||
		str_starts_nocase(rest, "<?xml"))
		return true;
	return rest.size > 1 && is_page_tag(rest, 0);
}

static bool holds_markup(Str text)
{
	size_t tags = 0;

	for (size_t i = 0; i < sizeof strong_signs / sizeof *strong_signs; i++)
		if (str_find_nocase(text, strong_signs[i], 0) != STR_NOWHERE)
			return true;
	for (size_t at = 0; at < text.size; at++)
		tags += is_page_tag(text, at);
	return tags >= TAGS_OF_A_FRAGMENT;
}

/* Too many control characters for a text: more than one in twenty, a zero byte
 * counting for five. A run of the same one counts once and, when long, not as
 * text either: a text may hold a flood of bells, a binary file is of many kinds.
 * Escapes (ISO-2022 charsets), backspaces (overstrikes) and the end mark of DOS
 * are usual in texts. */
static bool looks_binary(Str text)
{
	static const char usual[] = "\t\n\r\f\v\b\x1a\x1b";
	size_t weight = 0, counted = 0, run = 0;

	for (size_t i = 0; i < text.size; i++) {
		unsigned char c = (unsigned char)text.at[i];

		run = i > 0 && text.at[i - 1] == text.at[i] ? run + 1 : 0;
		counted += run < RUN_BYTES;
		if (run > 0)
			continue;
		if (c == 0)
			weight += 5;
		else if (c < ' ' && strchr(usual, c) == NULL)
			weight++;
	}
	return weight > FEW_CONTROLS && weight * 20 > counted;
}

static const char *magic_name(Str bytes, bool binary)
{
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
		if (has_at(bytes, magics[i].offset, magics[i].magic) &&
			(binary || !magics[i].is_short))
			return magics[i].name;
	return NULL;
}

static const Mark *byte_order_mark(Str bytes)
{
	for (size_t i = 0; i < sizeof byte_order_marks / sizeof *byte_order_marks; i++)
		if (has_at(bytes, 0, byte_order_marks[i].mark))
			return &byte_order_marks[i];
	return NULL;
}

/* One byte a character, in SAMPLE. True when a mark or the zero bytes say that
 * BYTES are Unicode text. */
static bool read_sample(Sample *sample, Str bytes)
{
	const Mark *mark = byte_order_mark(bytes);

	if (mark != NULL) {
		take_sample(sample, str_from(bytes, mark->mark.size), mark->unit, mark->ascii_at);
		return true;
	}
	size_t side = unmarked_utf16(str_slice(bytes, 0, SNIFF_BYTES));

	take_sample(sample, bytes, side > 0 ? 2 : 1, side > 0 ? side - 1 : 0);
	return side > 0;
}

SniffKind sniff(Str bytes, const char **name)
{
	Sample sample;

	sample.size = 0;
	*name = NULL;
	bool unicode = read_sample(&sample, bytes);
	Str text = str_of(sample.text, sample.size);
	bool binary = looks_binary(text);

	if (!unicode)
		*name = magic_name(bytes, binary);
	if (*name != NULL)
		return SNIFF_BINARY;
	if (begins_as_markup(text) || (!binary && holds_markup(text)))
		return SNIFF_HTML;
	if (!binary)
		return SNIFF_TEXT;
	*name = "unknown binary data";
	return SNIFF_BINARY;
}
