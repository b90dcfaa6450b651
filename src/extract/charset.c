/* SPDX-License-Identifier: ISC */
#include "extract/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/charset_declared.h"
#include "extract/charset_guess.h"
#include "extract/charset_labels.h"
#include "extract/charset_tables.h"

enum {
	UTF8_SURE_SEQUENCES = 3, /* valid sequences that outweigh a declared set of one
	                          * byte a character ... */
	UTF8_SURE_SEQUENCES_WIDE = 12, /* ... and one of several */
	ZEROS_BYTES = 1024, /* of the start that are looked at for UTF-16 */
	CONVERTED_ROOM = 4096,
};

/* Sets that iconv decodes, with its names for what browsers mean by them. */
static const struct {
	const char *name, *converter;
	unsigned language;
} converted[] = {
	{ "shift_jis", "CP932", CONVERTERS_JAPANESE },
	{ "euc-jp", "EUC-JP-MS", CONVERTERS_JAPANESE },
	{ "iso-2022-jp", "ISO-2022-JP-3", CONVERTERS_JAPANESE },
	{ "gbk", "GB18030", CONVERTERS_CHINESE },
	{ "gb18030", "GB18030", CONVERTERS_CHINESE },
	{ "big5", "BIG5-HKSCS", CONVERTERS_CHINESE },
	{ "euc-kr", "UHC", CONVERTERS_KOREAN },
};
enum {
	CONVERTED_COUNT = sizeof converted / sizeof *converted
};

struct Converters {
	bool open[CONVERTED_COUNT];
	iconv_t descriptor[CONVERTED_COUNT];
	Guesser *guesser; /* owned, or NULL */
	unsigned asked, missed;
};

/* Notes that WHAT is needed of CONVERTERS, which may be NULL. */
static void miss(Converters *converters, unsigned what)
{
	if (converters != NULL)
		converters->missed |= what & ~converters->asked;
}

/* Content */

typedef struct {
	size_t good, bad; /* sequences of several bytes; undecodable ones */
} Sequences;

static Sequences count_sequences(Str bytes)
{
	Sequences count = { 0, 0 };

	for (size_t at = 0; (at = utf8_skip_ascii(bytes, at)) < bytes.size;) {
		uint32_t c;
		bool valid;
		size_t size = utf8_decode(bytes, at, &c, &valid);

		/* The start of a page may end inside a character. */
		if (!valid && at + size == bytes.size)
			break;
		count.good += valid;
		count.bad += !valid;
		at += size;
	}
	return count;
}

/* Japanese mail and old pages switch sets by escapes, all in seven bits. */
static bool is_iso_2022_jp(Str bytes)
{
	size_t in = str_find(bytes, "\x1B$", 0);

	if (in == STR_NOWHERE || in + 2 >= bytes.size || strchr("B@", bytes.at[in + 2]) == NULL)
		return false;
	return str_find(bytes, "\x1B(", in) != STR_NOWHERE;
}

/* What the content says by itself. IMPLAUSIBLE becomes true where the answer is
 * windows-1252 against the look of the bytes. */
static Charset sniff_content(Str bytes, bool *implausible)
{
	Sequences count = count_sequences(bytes);

	*implausible = false;
	if (count.good > 0 && count.bad * 20 <= count.good)
		return (Charset){ "utf-8", CHARSET_FROM_CONTENT, false, NULL };
	if (is_iso_2022_jp(bytes))
		return (Charset){ "iso-2022-jp", CHARSET_FROM_CONTENT, false, NULL };
	if (count.bad == 0)
		return (Charset){ "utf-8", CHARSET_FROM_DEFAULT, false, NULL };
	*implausible = !charset_plausible_1252(bytes);
	return (Charset){ "windows-1252", CHARSET_FROM_DEFAULT, false, NULL };
}

/* The same, with a guess where windows-1252 is implausible. */
static Charset guess_content(Str bytes, Converters *converters)
{
	bool implausible;
	Charset charset = sniff_content(bytes, &implausible);

	if (!implausible)
		return charset;
	if (charset_plausible_dos(bytes))
		return (Charset){ "ibm437", CHARSET_FROM_CONTENT, false, NULL };
	miss(converters, CONVERTERS_ALL); /* a guess may name any of them */
	Guesser *own = converters == NULL ? guesser_open() : NULL;
	const char *name = guesser_name(converters == NULL ? own : converters->guesser, bytes);

	guesser_close(own);
	return name == NULL ? charset : (Charset){ name, CHARSET_FROM_CONTENT, false, NULL };
}

/* Does the content contradict DECLARED: is it UTF-8 beyond chance, or can it not be
 * UTF-8? */
static bool contradicts(Str bytes, const char *declared)
{
	Sequences count = count_sequences(bytes);

	if (strcmp(declared, "utf-8") == 0)
		return count.bad > count.good;
	if (strncmp(declared, "utf-16", 6) == 0)
		return true; /* neither mark nor zero bytes: it would have been found */
	return count.bad == 0 &&
		count.good >= (single_byte_find(declared) != NULL ? UTF8_SURE_SEQUENCES
								  : UTF8_SURE_SEQUENCES_WIDE);
}

/* UTF-16 without a mark: the zero bytes of its ASCII letters stand on one side of
 * the pairs. */
static const char *utf16_by_zeros(Str bytes)
{
	size_t zeros[2] = { 0, 0 }, pairs = str_slice(bytes, 0, ZEROS_BYTES).size / 2;

	for (size_t i = 0; i < 2 * pairs; i++)
		zeros[i % 2] += bytes.at[i] == '\0';
	if (pairs < 2)
		return NULL;
	if (zeros[1] * 10 >= pairs * 6 && zeros[0] * 20 <= pairs)
		return "utf-16le";
	return zeros[0] * 10 >= pairs * 6 && zeros[1] * 20 <= pairs ? "utf-16be" : NULL;
}

/* What is sure before anything is declared; NAME is NULL when nothing is. */
static Charset sniff_marks(Str bytes)
{
	if (str_starts(bytes, "\xEF\xBB\xBF"))
		return (Charset){ "utf-8", CHARSET_FROM_BOM, false, NULL };
	if (str_starts(bytes, "\xFF\xFE"))
		return (Charset){ "utf-16le", CHARSET_FROM_BOM, false, NULL };
	if (str_starts(bytes, "\xFE\xFF"))
		return (Charset){ "utf-16be", CHARSET_FROM_BOM, false, NULL };
	return (Charset){ utf16_by_zeros(bytes), CHARSET_FROM_CONTENT, false, NULL };
}

/* The first declaration that the content does not contradict. NAME is NULL when
 * there is none; DECLARED then is the one that was contradicted, if any. */
static Charset sniff_declared(Str bytes, Str http_charset, bool markup)
{
	const Charset said[] = {
		{ charset_name_of(http_charset), CHARSET_FROM_HTTP, false, NULL },
		{ markup ? charset_declared(bytes) : NULL, CHARSET_FROM_META, false, NULL },
	};
	Charset none = { NULL, CHARSET_FROM_CONTENT, false, NULL };

	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		if (said[i].name == NULL)
			continue;
		if (!contradicts(bytes, said[i].name))
			return said[i];
		none.declared = said[i].name;
	}
	return none;
}

Charset charset_sniff(Str bytes, Str http_charset, bool markup, Converters *converters)
{
	Charset charset = sniff_marks(bytes);

	if (charset.name == NULL)
		charset = sniff_declared(bytes, http_charset, markup);
	if (charset.name != NULL)
		return charset;
	Charset content = guess_content(bytes, converters);

	if (charset.declared != NULL && strcmp(content.name, charset.declared) != 0) {
		content.from = CHARSET_FROM_CONTENT;
		content.mismatch = true;
		content.declared = charset.declared;
	}
	return content;
}

/* Converters */

static int converted_index(const char *name)
{
	for (int i = 0; i < CONVERTED_COUNT; i++)
		if (strcmp(converted[i].name, name) == 0)
			return i;
	return -1;
}

static void open_one(Converters *converters, int i)
{
	iconv_t descriptor = iconv_open("UTF-8", converted[i].converter);

	/* iconv_open fails with this value, which is no pointer of its own. */
	if (descriptor == (iconv_t)-1)
		return;
	converters->descriptor[i] = descriptor;
	converters->open[i] = true;
}

Converters *converters_open(unsigned what)
{
	Converters *converters = memory_new(sizeof *converters);

	converters->asked = what;
	for (int i = 0; i < CONVERTED_COUNT; i++)
		if ((converted[i].language & what) != 0)
			open_one(converters, i);
	if ((what & CONVERTERS_GUESSER) != 0)
		converters->guesser = guesser_open();
	return converters;
}

unsigned converters_missed(const Converters *converters)
{
	return converters == NULL ? 0 : converters->missed;
}

void converters_close(Converters *converters)
{
	if (converters == NULL)
		return;
	for (int i = 0; i < CONVERTED_COUNT; i++)
		if (converters->open[i])
			iconv_close(converters->descriptor[i]);
	guesser_close(converters->guesser);
	free(converters);
}

/* Decoding */

static Str decode_utf8(Arena *arena, Str bytes, size_t *bad)
{
	size_t at = utf8_valid_prefix(bytes);

	if (at == bytes.size)
		return bytes;
	Text out = text_in(arena);

	text_reserve(&out, bytes.size + bytes.size / 8);
	text_add(&out, str_slice(bytes, 0, at));
	while (at < bytes.size) {
		uint32_t c;

		at += utf8_decode(bytes, at, &c, NULL);
		text_add_rune(&out, UTF8_REPLACEMENT);
		++*bad;
		size_t good = utf8_valid_prefix(str_from(bytes, at));

		text_add(&out, str_slice(bytes, at, at + good));
		at += good;
	}
	return text_str(&out);
}

static Str decode_single(Arena *arena, const SingleByte *table, Str bytes, size_t *bad)
{
	Text out = text_in(arena);

	text_reserve(&out, bytes.size + bytes.size / 4);
	for (size_t at = 0; at < bytes.size;) {
		size_t end = at;

		while (end < bytes.size && (unsigned char)bytes.at[end] < 0x80)
			end++;
		text_add(&out, str_slice(bytes, at, end));
		at = end;
		if (at == bytes.size)
			break;
		uint32_t c = table->high[(unsigned char)bytes.at[at++] - 0x80];

		*bad += c == UTF8_REPLACEMENT;
		text_add_rune(&out, c);
	}
	return text_str(&out);
}

static Str decode_utf16(Arena *arena, Str bytes, bool big_endian, size_t *bad)
{
	Text out = text_in(arena);
	uint32_t high = 0;

	text_reserve(&out, bytes.size);
	for (size_t at = 0; at + 1 < bytes.size; at += 2) {
		unsigned char a = (unsigned char)bytes.at[at], b = (unsigned char)bytes.at[at + 1];
		uint32_t unit = big_endian ? (uint32_t)(a << 8 | b) : (uint32_t)(b << 8 | a);

		if (high != 0 && unit >= 0xDC00 && unit <= 0xDFFF) {
			text_add_rune(&out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
			high = 0;
			continue;
		}
		if (high != 0) {
			text_add_rune(&out, UTF8_REPLACEMENT);
			++*bad;
		}
		high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
		if (high != 0)
			continue;
		*bad += unit >= 0xDC00 && unit <= 0xDFFF;
		text_add_rune(&out, unit);
	}
	if (high != 0 || bytes.size % 2 != 0) {
		text_add_rune(&out, UTF8_REPLACEMENT);
		++*bad;
	}
	return text_str(&out);
}

/* What iconv makes of BYTES; a byte it refuses becomes U+FFFD. */
static Str decode_converted(Arena *arena, iconv_t descriptor, Str bytes, size_t *bad)
{
	Text out = text_in(arena);
	/* iconv does not write to its input, whatever its type says. */
	char *in = (char *)bytes.at;
	size_t left = bytes.size;

	iconv(descriptor, NULL, NULL, NULL, NULL);
	text_reserve(&out, bytes.size + bytes.size / 2);
	while (left > 0) {
		char *to = text_reserve(&out, CONVERTED_ROOM + left);
		char *start = to;
		size_t room = CONVERTED_ROOM + left;
		size_t answer = iconv(descriptor, &in, &left, &to, &room);

		out.size += (size_t)(to - start);
		if (answer != (size_t)-1)
			break;
		if (errno == E2BIG)
			continue;
		text_add_rune(&out, UTF8_REPLACEMENT);
		++*bad;
		in++;
		left--;
	}
	return text_str(&out);
}

/* Nothing can decode it here: ASCII stays, runs of the rest are marked. */
static Str decode_ascii(Arena *arena, Str bytes, size_t *bad)
{
	Text out = text_in(arena);
	bool marked = false;

	for (size_t at = 0; at < bytes.size; at++) {
		bool ascii = (unsigned char)bytes.at[at] < 0x80;

		if (ascii)
			text_add_byte(&out, bytes.at[at]);
		else if (!marked)
			text_add_rune(&out, UTF8_REPLACEMENT);
		*bad += !ascii && !marked;
		marked = !ascii;
	}
	return text_str(&out);
}

static Str decode_by_iconv(Arena *arena, int i, Str bytes, Converters *converters, size_t *bad)
{
	miss(converters, converted[i].language);
	if (converters != NULL)
		return converters->open[i]
			? decode_converted(arena, converters->descriptor[i], bytes, bad)
			: decode_ascii(arena, bytes, bad);
	iconv_t descriptor = iconv_open("UTF-8", converted[i].converter);

	if (descriptor == (iconv_t)-1)
		return decode_ascii(arena, bytes, bad);
	Str out = decode_converted(arena, descriptor, bytes, bad);

	iconv_close(descriptor);
	return out;
}

static Str without_mark(Str bytes, const char *name)
{
	if (strcmp(name, "utf-8") == 0 && str_starts(bytes, "\xEF\xBB\xBF"))
		return str_from(bytes, 3);
	if (strcmp(name, "utf-16le") == 0 && str_starts(bytes, "\xFF\xFE"))
		return str_from(bytes, 2);
	if (strcmp(name, "utf-16be") == 0 && str_starts(bytes, "\xFE\xFF"))
		return str_from(bytes, 2);
	return bytes;
}

Str charset_decode(
	Arena *arena, const Charset *charset, Str bytes, Converters *converters, size_t *bad)
{
	const SingleByte *table = single_byte_find(charset->name);
	int converter = converted_index(charset->name);

	bytes = without_mark(bytes, charset->name);
	if (table != NULL)
		return decode_single(arena, table, bytes, bad);
	if (converter >= 0)
		return decode_by_iconv(arena, converter, bytes, converters, bad);
	if (strncmp(charset->name, "utf-16", 6) == 0)
		return decode_utf16(arena, bytes, strcmp(charset->name, "utf-16be") == 0, bad);
	return decode_utf8(arena, bytes, bad);
}

Str charset_words(Arena *arena, Str label, Str bytes, Converters *converters)
{
	Charset charset = charset_sniff(bytes, label, false, converters);
	size_t bad = 0;

	return charset_decode(arena, &charset, bytes, converters, &bad);
}
