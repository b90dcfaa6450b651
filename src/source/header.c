/* SPDX-License-Identifier: ISC */
#include "source/header.h"

#include "base/percent.h"
#include "base/text.h"
#include "source/transfer.h"
#include "source/utf7.h"

enum {
	PIECES_MAX = 100, /* of one parameter (RFC 2231) */
	WORD_CHARSET_BYTES = 40,
	WORD_BYTES_MAX = 4096, /* of one encoded word; the RFC allows 75 */
};

/* Fields */

bool header_is_field(Str line)
{
	size_t colon = str_find_byte(line, ':', 0);

	if (colon == STR_NOWHERE || colon == 0)
		return false;
	Str name = str_trim(str_slice(line, 0, colon));

	for (size_t i = 0; i < name.size; i++)
		if (name.at[i] <= ' ' || name.at[i] == '<' || name.at[i] == '"')
			return false;
	return name.size > 0 && !ascii_is_space(line.at[0]);
}

static bool is_folded(Str line)
{
	return line.size > 0 && (line.at[0] == ' ' || line.at[0] == '\t');
}

Str header_take(Str *rest)
{
	Str start = *rest, line;
	size_t size = 0;

	while (str_next_line(rest, &line)) {
		if (line.size == 0)
			return str_slice(start, 0, size);
		/* Where the text begins without an empty line before it. */
		if (!header_is_field(line) &&
			(size == 0 || str_starts(line, "<") || str_starts(line, "--"))) {
			*rest = str_from(start, size);
			return str_slice(start, 0, size);
		}
		size = start.size - rest->size;
	}
	return str_slice(start, 0, size);
}

/* The value that begins with FIRST and goes on in the folded lines of REST. */
static Str unfold(Arena *arena, Str first, Str rest)
{
	Str line = STR_NONE;
	Text whole = text_in(arena);

	while (str_next_line(&rest, &line) && is_folded(line)) {
		if (whole.size == 0)
			text_add(&whole, first);
		text_add_byte(&whole, ' ');
		text_add(&whole, str_trim(line));
	}
	return str_trim(whole.size > 0 ? text_str(&whole) : first);
}

Str header_value(Arena *arena, Str header, const char *name)
{
	Str line;

	while (str_next_line(&header, &line)) {
		size_t colon = str_find_byte(line, ':', 0);

		if (colon == STR_NOWHERE || is_folded(line) ||
			!str_is_nocase(str_trim(str_slice(line, 0, colon)), name))
			continue;
		return unfold(arena, str_from(line, colon + 1), header);
	}
	return STR_NONE;
}

/* Parameters */

Str header_main(Str value)
{
	return str_trim(str_slice(value, 0, str_find_byte(value, ';', 0)));
}

/* Takes the quoted string that *REST begins with, without its marks. */
static Str take_quoted(Arena *arena, Str *rest)
{
	Text out = text_in(arena);
	size_t at = 1;

	for (; at < rest->size && rest->at[at] != '"'; at++) {
		if (rest->at[at] == '\\' && at + 1 < rest->size)
			at++;
		text_add_byte(&out, rest->at[at]);
	}
	*rest = str_from(*rest, at + 1);
	return text_str(&out);
}

/* Takes "name=value" and the semicolon behind it off *REST. False at the end. */
static bool take_parameter(Arena *arena, Str *rest, Str *name, Str *value)
{
	while (rest->size > 0 && (ascii_is_space(rest->at[0]) || rest->at[0] == ';'))
		*rest = str_from(*rest, 1);
	if (rest->size == 0)
		return false;
	size_t end = 0;

	while (end < rest->size && rest->at[end] != '=' && rest->at[end] != ';')
		end++;
	*name = str_trim(str_slice(*rest, 0, end));
	*value = (Str)STR("");
	if (end == rest->size || rest->at[end] == ';') {
		*rest = str_from(*rest, end);
		return true;
	}
	*rest = str_from(*rest, end + 1);
	while (rest->size > 0 && ascii_is_space(rest->at[0]))
		*rest = str_from(*rest, 1);
	if (str_starts(*rest, "\"")) {
		*value = take_quoted(arena, rest);
	} else {
		end = str_find_byte(*rest, ';', 0);
		*value = str_trim(str_slice(*rest, 0, end));
	}
	end = str_find_byte(*rest, ';', 0);
	*rest = str_from(*rest, end == STR_NOWHERE ? rest->size : end + 1);
	return true;
}

/* One piece of a parameter: NAME, NAME*, NAME*0, NAME*0*. */
typedef struct {
	Str value;
	bool escaped; /* percent escapes; the first piece begins with charset'language' */
} Piece;

/* Is NAME one of a piece of the parameter WANTED? Its number to *NUMBER. */
static bool is_piece(Str name, const char *wanted, size_t *number, bool *escaped)
{
	unsigned long counted = 0;

	*escaped = str_ends(name, "*");
	if (*escaped)
		name = str_slice(name, 0, name.size - 1);
	size_t star = str_find_byte(name, '*', 0);

	if (star != STR_NOWHERE && !str_number(str_from(name, star + 1), &counted))
		return false;
	*number = (size_t)counted;
	return counted < PIECES_MAX && str_is_nocase(str_slice(name, 0, star), wanted);
}

/* Takes charset'language' off VALUE. */
static Str take_charset(Str *value)
{
	size_t first = str_find_byte(*value, '\'', 0);
	size_t second = first == STR_NOWHERE ? STR_NOWHERE : str_find_byte(*value, '\'', first + 1);

	if (second == STR_NOWHERE)
		return STR_NONE;
	Str charset = str_slice(*value, 0, first);

	*value = str_from(*value, second + 1);
	return charset;
}

Str header_parameter(Arena *arena, Str value, const char *name, Str *charset)
{
	Piece pieces[PIECES_MAX] = { 0 };
	size_t semicolon = str_find_byte(value, ';', 0);
	Str rest = semicolon == STR_NOWHERE ? STR_NONE : str_from(value, semicolon);
	Str key = STR_NONE, one = STR_NONE, said = STR_NONE;
	Text out = text_in(arena);
	size_t number = 0, count = 0;
	bool escaped = false;

	while (take_parameter(arena, &rest, &key, &one))
		if (is_piece(key, name, &number, &escaped) && !str_present(pieces[number].value))
			pieces[number] = (Piece){ one, escaped };
	for (; count < PIECES_MAX && str_present(pieces[count].value); count++) {
		Piece *piece = &pieces[count];

		if (count == 0 && piece->escaped)
			said = take_charset(&piece->value);
		if (piece->escaped)
			percent_add(&out, piece->value);
		else
			text_add(&out, piece->value);
	}
	if (charset != NULL)
		*charset = said;
	return count > 0 ? text_str(&out) : STR_NONE;
}

/* Encoded words */

typedef struct {
	Str charset, bytes;
	size_t end; /* offset behind the word */
} Word;

static Str decode_q(Arena *arena, Str text)
{
	Text out = text_in(arena);

	for (size_t i = 0; i < text.size; i++) {
		bool escape = text.at[i] == '=' && i + 2 < text.size;
		int high = escape ? ascii_hex(text.at[i + 1]) : -1;
		int low = escape ? ascii_hex(text.at[i + 2]) : -1;

		if (high >= 0 && low >= 0) {
			text_add_byte(&out, (char)(high * 16 + low));
			i += 2;
		} else {
			text_add_byte(&out, text.at[i] == '_' ? ' ' : text.at[i]);
		}
	}
	return text_str(&out);
}

/* Reads the encoded word at offset AT of VALUE: =?charset*language?Q?text?= */
static bool word_at(Arena *arena, Str value, size_t at, Word *word)
{
	if (!str_starts(str_from(value, at), "=?"))
		return false;
	size_t first = str_find_byte(str_slice(value, 0, at + WORD_CHARSET_BYTES), '?', at + 2);

	if (first == STR_NOWHERE || first + 2 >= value.size || value.at[first + 2] != '?')
		return false;
	char kind = ascii_lower(value.at[first + 1]);
	size_t end = str_find(str_slice(value, 0, first + WORD_BYTES_MAX), "?=", first + 3);

	if (end == STR_NOWHERE || (kind != 'q' && kind != 'b'))
		return false;
	Str text = str_slice(value, first + 3, end);
	Str charset = str_slice(value, at + 2, first);

	word->charset = str_slice(charset, 0, str_find_byte(charset, '*', 0));
	word->bytes = kind == 'q' ? decode_q(arena, text) : transfer_base64(arena, text);
	word->end = end + 2;
	return true;
}

/* Offset of the first byte of VALUE at or after AT that is no white space. */
static size_t skip_blanks(Str value, size_t at)
{
	while (at < value.size && ascii_is_space(value.at[at]))
		at++;
	return at;
}

/* Adds the words of one character set that begin with WORD; returns where they end. */
static size_t add_words(Arena *arena, Text *out, Str value, Word word, const Decoder *decoder)
{
	Text bytes = text_in(arena);
	Word next;

	text_add(&bytes, word.bytes);
	while (word_at(arena, value, skip_blanks(value, word.end), &next) &&
		str_equal_nocase(next.charset, word.charset)) {
		text_add(&bytes, next.bytes);
		word.end = next.end;
	}
	if (utf7_is(word.charset))
		text_add(out, utf7_decode(arena, text_str(&bytes)));
	else
		text_add(out, decoder_text(decoder, arena, word.charset, text_str(&bytes)));
	/* White space between encoded words is none (RFC 2047, section 6.2). */
	size_t behind = skip_blanks(value, word.end);

	return word_at(arena, value, behind, &next) ? behind : word.end;
}

Str header_words(Arena *arena, Str value, const Decoder *decoder)
{
	Text out = text_in(arena);
	size_t plain = 0, at = 0;

	if (!str_present(value))
		return value;
	while ((at = str_find(value, "=?", at)) != STR_NOWHERE) {
		Word word;

		if (!word_at(arena, value, at, &word)) {
			at += 2;
			continue;
		}
		if (at > plain)
			text_add(&out,
				decoder_text(
					decoder, arena, STR_NONE, str_slice(value, plain, at)));
		plain = at = add_words(arena, &out, value, word, decoder);
	}
	if (plain < value.size)
		text_add(&out, decoder_text(decoder, arena, STR_NONE, str_from(value, plain)));
	return text_str(&out);
}

/* People */

Str header_person(Arena *arena, Str value)
{
	size_t angle = str_find_byte(value, '<', 0);
	size_t open = str_find_byte(value, '(', 0);
	Str name = str_trim(str_slice(value, 0, angle));

	if (str_starts(name, "\""))
		name = str_trim(take_quoted(arena, &name));
	if (angle != STR_NOWHERE && name.size == 0)
		return str_trim(str_slice(value, angle + 1, str_find_byte(value, '>', angle)));
	if (angle == STR_NOWHERE && open != STR_NOWHERE) {
		Str comment = str_trim(str_slice(value, open + 1, str_find_byte(value, ')', open)));

		return comment.size > 0 ? comment : str_trim(str_slice(value, 0, open));
	}
	return name;
}
