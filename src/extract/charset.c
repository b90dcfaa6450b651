/* SPDX-License-Identifier: ISC */
#include "extract/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/charset_tables.h"

enum {
	SNIFF_BYTES = 64 << 10, /* of the start that is looked at for a declaration */
	LABEL_BYTES = 40,
	UTF8_SURE_SEQUENCES = 3, /* valid sequences that outweigh a declaration */
	CONVERTED_ROOM = 4096,
};

/* Names in use, each with the set the WHATWG encoding standard gives it. */
typedef struct {
	const char *label, *name;
} Label;

static const Label labels[] = {
	{ "utf-8", "utf-8" },
	{ "utf8", "utf-8" },
	{ "unicode-1-1-utf-8", "utf-8" },
	{ "x-unicode20utf8", "utf-8" },
	{ "utf-16", "utf-16le" },
	{ "utf-16le", "utf-16le" },
	{ "unicode", "utf-16le" },
	{ "ucs-2", "utf-16le" },
	{ "utf-16be", "utf-16be" },
	{ "ascii", "windows-1252" },
	{ "us-ascii", "windows-1252" },
	{ "ansi_x3.4-1968", "windows-1252" },
	{ "iso-8859-1", "windows-1252" },
	{ "iso8859-1", "windows-1252" },
	{ "iso_8859-1", "windows-1252" },
	{ "iso88591", "windows-1252" },
	{ "latin1", "windows-1252" },
	{ "latin-1", "windows-1252" },
	{ "l1", "windows-1252" },
	{ "cp819", "windows-1252" },
	{ "cp1252", "windows-1252" },
	{ "x-cp1252", "windows-1252" },
	{ "windows-1252", "windows-1252" },
	{ "iso-8859-2", "iso-8859-2" },
	{ "iso8859-2", "iso-8859-2" },
	{ "iso_8859-2", "iso-8859-2" },
	{ "latin2", "iso-8859-2" },
	{ "iso-8859-3", "iso-8859-3" },
	{ "latin3", "iso-8859-3" },
	{ "iso-8859-4", "iso-8859-4" },
	{ "latin4", "iso-8859-4" },
	{ "iso-8859-5", "iso-8859-5" },
	{ "cyrillic", "iso-8859-5" },
	{ "iso-8859-6", "iso-8859-6" },
	{ "arabic", "iso-8859-6" },
	{ "iso-8859-7", "iso-8859-7" },
	{ "greek", "iso-8859-7" },
	{ "iso-8859-8", "iso-8859-8" },
	{ "iso-8859-8-i", "iso-8859-8" },
	{ "iso-8859-8-e", "iso-8859-8" },
	{ "visual", "iso-8859-8" },
	{ "logical", "iso-8859-8" },
	{ "hebrew", "iso-8859-8" },
	{ "iso-8859-9", "windows-1254" },
	{ "iso8859-9", "windows-1254" },
	{ "latin5", "windows-1254" },
	{ "iso-8859-10", "iso-8859-10" },
	{ "latin6", "iso-8859-10" },
	{ "iso-8859-11", "windows-874" },
	{ "tis-620", "windows-874" },
	{ "windows-874", "windows-874" },
	{ "iso-8859-13", "iso-8859-13" },
	{ "iso-8859-14", "iso-8859-14" },
	{ "iso-8859-15", "iso-8859-15" },
	{ "iso8859-15", "iso-8859-15" },
	{ "latin9", "iso-8859-15" },
	{ "l9", "iso-8859-15" },
	{ "iso-8859-16", "iso-8859-16" },
	{ "cp866", "ibm866" },
	{ "ibm866", "ibm866" },
	{ "koi8-r", "koi8-r" },
	{ "koi8r", "koi8-r" },
	{ "koi8", "koi8-r" },
	{ "koi8-u", "koi8-u" },
	{ "macintosh", "macintosh" },
	{ "mac", "macintosh" },
	{ "x-mac-roman", "macintosh" },
	{ "x-mac-cyrillic", "x-mac-cyrillic" },
	{ "windows-1250", "windows-1250" },
	{ "cp1250", "windows-1250" },
	{ "x-cp1250", "windows-1250" },
	{ "windows-1251", "windows-1251" },
	{ "cp1251", "windows-1251" },
	{ "x-cp1251", "windows-1251" },
	{ "windows-1253", "windows-1253" },
	{ "cp1253", "windows-1253" },
	{ "windows-1254", "windows-1254" },
	{ "cp1254", "windows-1254" },
	{ "windows-1255", "windows-1255" },
	{ "cp1255", "windows-1255" },
	{ "windows-1256", "windows-1256" },
	{ "cp1256", "windows-1256" },
	{ "windows-1257", "windows-1257" },
	{ "cp1257", "windows-1257" },
	{ "windows-1258", "windows-1258" },
	{ "cp1258", "windows-1258" },
	{ "gb2312", "gbk" },
	{ "gb_2312-80", "gbk" },
	{ "gbk", "gbk" },
	{ "x-gbk", "gbk" },
	{ "chinese", "gbk" },
	{ "gb18030", "gb18030" },
	{ "big5", "big5" },
	{ "big5-hkscs", "big5" },
	{ "x-x-big5", "big5" },
	{ "euc-jp", "euc-jp" },
	{ "x-euc-jp", "euc-jp" },
	{ "eucjp", "euc-jp" },
	{ "iso-2022-jp", "iso-2022-jp" },
	{ "shift_jis", "shift_jis" },
	{ "shift-jis", "shift_jis" },
	{ "sjis", "shift_jis" },
	{ "x-sjis", "shift_jis" },
	{ "ms_kanji", "shift_jis" },
	{ "windows-31j", "shift_jis" },
	{ "euc-kr", "euc-kr" },
	{ "ks_c_5601-1987", "euc-kr" },
	{ "ksc5601", "euc-kr" },
	{ "korean", "euc-kr" },
	{ "windows-949", "euc-kr" },
};

/* Sets that iconv decodes, with its names for what browsers mean by them. */
static const Label converted[] = {
	{ "shift_jis", "CP932" },
	{ "euc-jp", "EUC-JP-MS" },
	{ "iso-2022-jp", "ISO-2022-JP-3" },
	{ "gbk", "GB18030" },
	{ "gb18030", "GB18030" },
	{ "big5", "BIG5-HKSCS" },
	{ "euc-kr", "UHC" },
};
enum {
	CONVERTED_COUNT = sizeof converted / sizeof *converted
};

struct Converters {
	bool open[CONVERTED_COUNT];
	iconv_t descriptor[CONVERTED_COUNT];
};

/* Names */

const char *charset_name_of(Str label)
{
	label = str_trim(label);
	while (label.size > 0 && (label.at[0] == '"' || label.at[0] == '\''))
		label = str_from(label, 1);
	while (label.size > 0 && strchr("\"';,", label.at[label.size - 1]) != NULL)
		label = str_slice(label, 0, label.size - 1);
	if (label.size == 0 || label.size > LABEL_BYTES)
		return NULL;
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_is_nocase(label, labels[i].label))
			return labels[i].name;
	return NULL;
}

/* Declarations */

/* The value of NAME=... in TAG, quotes off; absent when it has none. */
static Str value_in(Str tag, const char *name)
{
	size_t size = strlen(name);

	for (size_t at = str_find_nocase(tag, name, 0); at != STR_NOWHERE;
		at = str_find_nocase(tag, name, at + size)) {
		Str rest = str_trim(str_from(tag, at + size));

		if (rest.size == 0 || rest.at[0] != '=')
			continue;
		rest = str_trim(str_from(rest, 1));
		if (rest.size > 0 && (rest.at[0] == '"' || rest.at[0] == '\''))
			rest = str_from(rest, 1);
		size_t end = 0;

		while (end < rest.size && strchr("\"'; \t\r\n>/?", rest.at[end]) == NULL)
			end++;
		return str_slice(rest, 0, end);
	}
	return STR_NONE;
}

/* Where the construct that begins at AT ("<!--", "<script", "<meta ...") ends. */
static size_t end_of_construct(Str head, size_t at)
{
	static const struct {
		const char *start, *end;
	} skipped[] = {
		{ "<!--", "-->" },
		{ "<script", "</script" },
		{ "<style", "</style" },
	};
	Str rest = str_from(head, at);
	const char *end = ">";

	for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++)
		if (str_starts_nocase(rest, skipped[i].start))
			end = skipped[i].end;
	size_t found = str_find_nocase(rest, end, 1);

	return found == STR_NOWHERE ? head.size : at + found;
}

/* What the start of a page declares in a meta element or as XML; NULL when
 * nothing. A page cannot declare UTF-16 in ASCII letters: it means UTF-8. */
static const char *declared_in(Str head)
{
	const char *name = NULL;

	head = str_slice(head, 0, SNIFF_BYTES);
	if (str_starts_nocase(head, "<?xml"))
		name = charset_name_of(
			value_in(str_slice(head, 0, end_of_construct(head, 0)), "encoding"));
	for (size_t at = str_find_byte(head, '<', 0); name == NULL && at != STR_NOWHERE;) {
		size_t end = end_of_construct(head, at);
		Str tag = str_slice(head, at, end);

		if (str_starts_nocase(tag, "<meta"))
			name = charset_name_of(value_in(tag, "charset"));
		else if (str_starts_nocase(tag, "<body"))
			break;
		at = str_find_byte(head, '<', end > at ? end : at + 1);
	}
	return name != NULL && strncmp(name, "utf-16", 6) == 0 ? "utf-8" : name;
}

/* Content */

typedef struct {
	size_t good, bad; /* sequences of several bytes; undecodable ones */
} Sequences;

static Sequences count_sequences(Str bytes)
{
	Sequences count = { 0, 0 };

	for (size_t at = 0; at < bytes.size;) {
		if ((unsigned char)bytes.at[at] < 0x80) {
			at++;
			continue;
		}
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

static bool is_of_one_byte(const char *name)
{
	return single_byte_find(name) != NULL;
}

/* DECLARED, unless the content says otherwise: text that is UTF-8 beyond chance,
 * or that cannot be UTF-8. */
static Charset weigh(Str bytes, const char *declared, CharsetFrom from)
{
	Charset charset = { declared, from, false, NULL };
	Sequences count = count_sequences(bytes);

	if (strcmp(declared, "utf-8") == 0) {
		if (count.bad <= count.good || count.bad == 0)
			return charset;
		return (Charset){ "windows-1252", CHARSET_FROM_CONTENT, true, declared };
	}
	if (is_of_one_byte(declared) && count.bad == 0 && count.good >= UTF8_SURE_SEQUENCES)
		return (Charset){ "utf-8", CHARSET_FROM_CONTENT, true, declared };
	return charset;
}

static Charset sniff_content(Str bytes)
{
	Sequences count = count_sequences(bytes);

	if (count.good > 0 && count.bad * 20 <= count.good)
		return (Charset){ "utf-8", CHARSET_FROM_CONTENT, false, NULL };
	if (count.bad == 0)
		return (Charset){ "utf-8", CHARSET_FROM_DEFAULT, false, NULL };
	if (str_find(bytes, "\x1B$B", 0) != STR_NOWHERE)
		return (Charset){ "iso-2022-jp", CHARSET_FROM_CONTENT, false, NULL };
	return (Charset){ "windows-1252", CHARSET_FROM_DEFAULT, false, NULL };
}

/* UTF-16 without a mark, by the zero bytes of its ASCII letters. */
static const char *utf16_by_zeros(Str bytes)
{
	if (bytes.size < 4)
		return NULL;
	if (bytes.at[0] == '<' && bytes.at[1] == '\0' && bytes.at[3] == '\0')
		return "utf-16le";
	if (bytes.at[0] == '\0' && bytes.at[1] == '<' && bytes.at[2] == '\0')
		return "utf-16be";
	return NULL;
}

Charset charset_sniff(Str bytes, Str http_charset, bool markup)
{
	if (str_starts(bytes, "\xEF\xBB\xBF"))
		return (Charset){ "utf-8", CHARSET_FROM_BOM, false, NULL };
	if (str_starts(bytes, "\xFF\xFE"))
		return (Charset){ "utf-16le", CHARSET_FROM_BOM, false, NULL };
	if (str_starts(bytes, "\xFE\xFF"))
		return (Charset){ "utf-16be", CHARSET_FROM_BOM, false, NULL };
	const char *zeros = utf16_by_zeros(bytes);

	if (zeros != NULL)
		return (Charset){ zeros, CHARSET_FROM_CONTENT, false, NULL };
	const char *http = charset_name_of(http_charset);
	const char *meta = markup ? declared_in(bytes) : NULL;

	if (http != NULL) {
		Charset charset = weigh(bytes, http, CHARSET_FROM_HTTP);

		if (!charset.mismatch || meta == NULL || strcmp(meta, http) == 0)
			return charset;
	}
	if (meta != NULL)
		return weigh(bytes, meta, CHARSET_FROM_META);
	return sniff_content(bytes);
}

/* Converters */

static int converted_index(const char *name)
{
	for (int i = 0; i < CONVERTED_COUNT; i++)
		if (strcmp(converted[i].label, name) == 0)
			return i;
	return -1;
}

static void open_one(Converters *converters, int i)
{
	iconv_t descriptor = iconv_open("UTF-8", converted[i].name);

	/* iconv_open fails with this value, which is no pointer of its own. */
	if (descriptor == (iconv_t)-1)
		return;
	converters->descriptor[i] = descriptor;
	converters->open[i] = true;
}

Converters *converters_open(void)
{
	Converters *converters = memory_new(sizeof *converters);

	for (int i = 0; i < CONVERTED_COUNT; i++)
		open_one(converters, i);
	return converters;
}

Converters *converters_open_for(const Charset *charset)
{
	Converters *converters = memory_new(sizeof *converters);
	int i = converted_index(charset->name);

	if (i >= 0)
		open_one(converters, i);
	return converters;
}

void converters_close(Converters *converters)
{
	if (converters == NULL)
		return;
	for (int i = 0; i < CONVERTED_COUNT; i++)
		if (converters->open[i])
			iconv_close(converters->descriptor[i]);
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
	if (converters != NULL)
		return converters->open[i]
			? decode_converted(arena, converters->descriptor[i], bytes, bad)
			: decode_ascii(arena, bytes, bad);
	iconv_t descriptor = iconv_open("UTF-8", converted[i].name);

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
