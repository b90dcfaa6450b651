/* SPDX-License-Identifier: ISC */
#include "source/xml.h"

#include <stdint.h>

#include "base/utf8.h"

enum {
	REFERENCE_BYTES_MAX = 12,
	DECLARATION_BYTES_MAX = 400,
	END_BYTES_MAX = 4096, /* in which the root ends */
};

XmlReader xml_reader(Str document)
{
	return (XmlReader){ .document = document };
}

/* Tags */

static bool ends_name(char c)
{
	return ascii_is_space(c) || c == '>' || c == '/' || c == '=' || c == '<';
}

/* Size of the name at the beginning of TEXT. */
static size_t name_size(Str text)
{
	size_t size = 0;

	while (size < text.size && !ends_name(text.at[size]))
		size++;
	return size;
}

/* Offset behind the tag that begins at AT, a quotation mark protecting what it holds,
 * but not a whole page that has just one. */
static size_t tag_end(Str text, size_t at)
{
	char quote = '\0';

	for (size_t i = at; i < text.size; i++) {
		char c = text.at[i];

		if (quote != '\0' && c == quote)
			quote = '\0';
		else if (quote == '\0' && (c == '"' || c == '\'') && text.at[i - 1] == '=')
			quote = c;
		else if (c == '>' && quote == '\0')
			return i + 1;
		else if (c == '<' && i > at)
			return i;
	}
	return text.size;
}

static Str prefix_of(Str name)
{
	size_t colon = str_find_byte(name, ':', 0);

	return colon == STR_NOWHERE ? (Str)STR("") : str_slice(name, 0, colon);
}

static XmlEvent read_tag(XmlReader *reader)
{
	size_t end = tag_end(reader->document, reader->at);
	bool closed = reader->document.at[end - 1] == '>';
	Str inside = str_slice(reader->document, reader->at + 1, closed ? end - 1 : end);
	bool closing = str_starts(inside, "/");

	reader->at = end;
	if (closing)
		inside = str_from(inside, 1);
	size_t size = name_size(inside);

	reader->name = str_slice(inside, 0, size);
	if (closing)
		return XML_END;
	reader->empty = str_ends(inside, "/");
	reader->attributes = str_slice(inside, size, inside.size - reader->empty);
	if (!str_present(reader->root))
		reader->root = prefix_of(reader->name);
	return XML_START;
}

/* Offset behind END, which is looked for from AT on; all of TEXT where it is missing. */
static size_t behind(Str text, const char *end, size_t at)
{
	size_t found = str_find(text, end, at);

	return found == STR_NOWHERE ? text.size : found + str(end).size;
}

/* Offset behind the document type at AT, with the declarations within it. */
static size_t doctype_end(Str text, size_t at)
{
	size_t close = str_find_byte(text, '>', at);
	size_t open = str_find_byte(str_slice(text, 0, close), '[', at);

	if (open != STR_NOWHERE)
		return behind(text, ">", behind(text, "]", open));
	return close == STR_NOWHERE ? text.size : close + 1;
}

static bool begins_tag(Str text, size_t at)
{
	if (at + 1 >= text.size)
		return false;
	char c = text.at[at + 1];

	return ascii_is_alpha(c) || c == '/' || c == '!' || c == '?' || c == '_' || c == ':' ||
		(unsigned char)c >= 0x80;
}

/* Text up to the next tag; a "<" that begins none is text. */
static XmlEvent read_text(XmlReader *reader)
{
	size_t end = reader->at;

	do
		end = str_find_byte(reader->document, '<', end + 1);
	while (end != STR_NOWHERE && !begins_tag(reader->document, end));
	if (end == STR_NOWHERE)
		end = reader->document.size;
	reader->text = str_slice(reader->document, reader->at, end);
	reader->at = end;
	return XML_TEXT;
}

static XmlEvent read_cdata(XmlReader *reader)
{
	size_t start = reader->at + sizeof "<![CDATA[" - 1;
	size_t end = str_find(reader->document, "]]>", start);

	reader->text = str_slice(reader->document, start, end);
	reader->at = end == STR_NOWHERE ? reader->document.size : end + 3;
	return XML_CDATA;
}

XmlEvent xml_next(XmlReader *reader)
{
	if (reader->empty) {
		reader->empty = false;
		return XML_END;
	}
	while (reader->at < reader->document.size) {
		Str rest = str_from(reader->document, reader->at);

		reader->start = reader->at;
		if (rest.at[0] != '<' || !begins_tag(rest, 0))
			return read_text(reader);
		if (str_starts(rest, "<!--"))
			reader->at = behind(reader->document, "-->", reader->at + 4);
		else if (str_starts(rest, "<![CDATA["))
			return read_cdata(reader);
		else if (str_starts(rest, "<!"))
			reader->at = doctype_end(reader->document, reader->at);
		else if (str_starts(rest, "<?"))
			reader->at = behind(reader->document, "?>", reader->at + 2);
		else
			return read_tag(reader);
	}
	reader->start = reader->at;
	return XML_FINISH;
}

/* Names */

Str xml_local(const XmlReader *reader)
{
	size_t colon = str_find_byte(reader->name, ':', 0);

	return colon == STR_NOWHERE ? reader->name : str_from(reader->name, colon + 1);
}

bool xml_is(const XmlReader *reader, const char *name)
{
	if (str_is(reader->name, name))
		return true;
	if (str_empty(reader->root) || !str_equal(prefix_of(reader->name), reader->root))
		return false;
	return str_is(xml_local(reader), name);
}

/* Attributes */

/* Takes an attribute off *REST, its value as written. */
static bool next_attribute(Str *rest, Str *name, Str *value)
{
	while (rest->size > 0 && (ascii_is_space(rest->at[0]) || rest->at[0] == '/'))
		*rest = str_from(*rest, 1);
	size_t size = name_size(*rest);

	if (size == 0)
		return false;
	*name = str_slice(*rest, 0, size);
	*rest = str_trim(str_from(*rest, size));
	*value = (Str)STR("");
	if (!str_starts(*rest, "="))
		return true;
	*rest = str_trim(str_from(*rest, 1));
	if (str_starts(*rest, "\"") || str_starts(*rest, "'")) {
		size_t end = str_find_byte(*rest, rest->at[0], 1);

		*value = str_slice(*rest, 1, end);
		*rest = str_from(*rest, end == STR_NOWHERE ? rest->size : end + 1);
	} else {
		size = 0;
		while (size < rest->size && !ascii_is_space(rest->at[size]))
			size++;
		*value = str_slice(*rest, 0, size);
		*rest = str_from(*rest, size);
	}
	return true;
}

Str xml_attribute(Arena *arena, const XmlReader *reader, const char *name)
{
	Str rest = reader->attributes, key, value;

	while (next_attribute(&rest, &key, &value)) {
		if (!str_is(key, name))
			continue;
		if (str_find_byte(value, '&', 0) == STR_NOWHERE)
			return value;
		Text out = text_in(arena);

		xml_add_text(&out, value);
		return text_str(&out);
	}
	return STR_NONE;
}

/* Text */

/* What HTML calls the characters from U+00A0 to U+00FF, in their order. XML knows none of these
 * names, but what is written as XML has them all the same. */
static const char latin_names[] =
	"nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg "
	"plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest "
	"Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute "
	"Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml "
	"Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc "
	"euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash "
	"ugrave uacute ucirc uuml yacute thorn yuml";

/* Others that stand in running text. */
static const struct {
	char name[8];
	uint16_t c;
} sign_names[] = { { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "lsquo", 0x2018 },
	{ "rsquo", 0x2019 }, { "sbquo", 0x201A }, { "ldquo", 0x201C }, { "rdquo", 0x201D },
	{ "bdquo", 0x201E }, { "hellip", 0x2026 }, { "bull", 0x2022 }, { "euro", 0x20AC },
	{ "trade", 0x2122 }, { "lsaquo", 0x2039 }, { "rsaquo", 0x203A }, { "dagger", 0x2020 },
	{ "permil", 0x2030 }, { "prime", 0x2032 }, { "minus", 0x2212 }, { "OElig", 0x0152 },
	{ "oelig", 0x0153 }, { "Scaron", 0x0160 }, { "scaron", 0x0161 }, { "Yuml", 0x0178 },
	{ "thinsp", 0x2009 }, { "ensp", 0x2002 }, { "emsp", 0x2003 }, { "zwnj", 0x200C },
	{ "zwj", 0x200D } };

/* The character that HTML calls NAME; 0 when it is none of these. */
static uint32_t named_by_html(Str name)
{
	Str rest = str(latin_names), word;

	for (uint32_t c = 0xA0; str_next_word(&rest, &word); c++)
		if (str_equal(word, name))
			return c;
	for (size_t i = 0; i < sizeof sign_names / sizeof *sign_names; i++)
		if (str_is(name, sign_names[i].name))
			return sign_names[i].c;
	return 0;
}

/* The character that NAME, between "&" and ";", stands for; 0 when it is none of XML's, no
 * number, and none of those of HTML that are known here. */
static uint32_t referred(Str name)
{
	static const struct {
		const char *name;
		char c;
	} named[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' },
		{ "apos", '\'' } };
	uint32_t c = 0;

	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (str_is(name, named[i].name))
			return (uint32_t)named[i].c;
	if (!str_starts(name, "#"))
		return named_by_html(name);
	if (name.size < 2)
		return 0;
	bool hex = ascii_lower(name.at[1]) == 'x';

	for (size_t i = hex ? 2 : 1; i < name.size; i++) {
		int digit = ascii_hex(name.at[i]);

		if (digit < 0 || (!hex && digit > 9))
			return 0;
		c = c * (hex ? 16 : 10) + (uint32_t)digit;
		if (c > 0x10FFFF)
			return 0;
	}
	return c;
}

void xml_add_text(Text *out, Str text)
{
	size_t at = 0;

	while (at < text.size) {
		size_t sign = str_find_byte(text, '&', at);

		text_add(out, str_slice(text, at, sign));
		if (sign == STR_NOWHERE)
			return;
		size_t end =
			str_find_byte(str_slice(text, 0, sign + REFERENCE_BYTES_MAX), ';', sign);
		uint32_t c = end == STR_NOWHERE ? 0 : referred(str_slice(text, sign + 1, end));

		if (c == 0)
			text_add_byte(out, '&');
		else
			text_add_rune(out, c);
		at = c == 0 ? sign + 1 : end + 1;
	}
}

Str xml_inner(XmlReader *reader)
{
	Str name = reader->name;
	size_t start = reader->at, depth = 1;

	if (reader->empty) {
		reader->empty = false;
		return (Str)STR("");
	}
	for (;;) {
		XmlEvent event = xml_next(reader);

		if (event == XML_FINISH)
			return str_from(reader->document, start);
		if (!str_equal(reader->name, name))
			continue;
		if (event == XML_START)
			depth++;
		else if (event == XML_END && --depth == 0)
			return str_slice(reader->document, start, reader->start);
	}
}

Str xml_inner_text(Arena *arena, XmlReader *reader)
{
	XmlReader inner = xml_reader(xml_inner(reader));
	Text out = text_in(arena);

	for (;;) {
		switch (xml_next(&inner)) {
		case XML_TEXT:
			xml_add_text(&out, inner.text);
			break;
		case XML_CDATA:
			text_add(&out, inner.text);
			break;
		case XML_START:
		case XML_END:
			break;
		case XML_FINISH:
			return text_str(&out);
		}
	}
}

/* Documents */

static Str without_mark(Str document)
{
	if (str_starts(document, "\xef\xbb\xbf"))
		document = str_from(document, 3);
	while (document.size > 0 && ascii_is_space(document.at[0]))
		document = str_from(document, 1);
	return document;
}

/* Does a character take two bytes or four in the character set NAME? */
static bool is_wide(Str name)
{
	return str_starts_nocase(name, "utf-16") || str_starts_nocase(name, "utf-32") ||
		str_starts_nocase(name, "ucs-") || str_starts_nocase(name, "iso-10646-ucs");
}

Str xml_encoding(Str document)
{
	Str start = without_mark(document);

	if (!str_starts(start, "<?xml"))
		return STR_NONE;
	start = str_slice(start, 0, DECLARATION_BYTES_MAX);
	Str declaration = str_slice(start, 5, str_find(start, "?>", 0));
	Str name, value;

	while (next_attribute(&declaration, &name, &value))
		if (str_is(name, "encoding"))
			return is_wide(value) ? (Str)STR("utf-8") : value;
	return STR_NONE;
}

bool xml_is_cut(Str document)
{
	XmlReader reader = xml_reader(without_mark(document));
	Str tail = str_from(
		document, document.size > END_BYTES_MAX ? document.size - END_BYTES_MAX : 0);
	XmlEvent event;

	do
		event = xml_next(&reader);
	while (event != XML_START && event != XML_FINISH);
	if (event == XML_FINISH || reader.empty)
		return false;
	for (;;) {
		size_t at = str_find_last_byte(tail, '<');

		if (at == STR_NOWHERE)
			return true;
		Str name = str_from(tail, at + 1);

		if (str_starts(name, "/") &&
			str_equal(str_slice(name, 1, reader.name.size + 1), reader.name) &&
			(name.size == reader.name.size + 1 ||
				ends_name(name.at[reader.name.size + 1])))
			return false;
		tail = str_slice(tail, 0, at);
	}
}

/* Does a character take one byte in the character set NAME? */
static bool is_narrow(Str name)
{
	static const char *const names[] = { "iso-8859-", "iso8859", "latin", "windows-125",
		"cp125", "us-ascii", "ascii" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_starts_nocase(name, names[i]))
			return true;
	return false;
}

Str xml_real_encoding(Str said, Str bytes)
{
	bool other = utf8_skip_ascii(bytes, 0) < bytes.size;

	return other && is_narrow(said) && utf8_valid(bytes) ? (Str)STR("utf-8") : said;
}

Str xml_root_name(Str document)
{
	XmlReader reader = xml_reader(without_mark(document));

	if (!str_starts(reader.document, "<"))
		return STR_NONE;
	for (;;) {
		XmlEvent event = xml_next(&reader);

		if (event == XML_START)
			return xml_local(&reader);
		/* Between a declaration and the root stand line ends at most. */
		if (event != XML_TEXT || str_trim(reader.text).size > 0)
			return STR_NONE;
	}
}
